/* The least that a list program with ncurses does: rows, a highlight, j, k and q. Other programs are measured beside it. */
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <locale.h>

static void draw_row(int row, int is_selected)
{
    if (is_selected) attron(A_REVERSE);
    mvprintw(row, 0, "%-*d", COLS - 1, row);
    mvprintw(row, 6, "4 Jun 2020  The title of article number %d of the archive, by its author", row);
    if (is_selected) attroff(A_REVERSE);
}

int main(void)
{
    int selected = 0, key;
    setlocale(LC_ALL, "");
    initscr();
    cbreak();
    noecho();
    for (int row = 0; row < LINES; row++) draw_row(row, row == 0);
    while ((key = getch()) != 'q' && key != ERR) {
        int target = selected + (key == 'j') - (key == 'k');
        if (target < 0 || target >= LINES) continue;
        draw_row(selected, 0);
        draw_row(selected = target, 1);
    }
    endwin();
    return 0;
}
