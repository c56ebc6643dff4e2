#ifndef DOSSIER_NCURSES_SHIM_H
#define DOSSIER_NCURSES_SHIM_H

#define _XOPEN_SOURCE_EXTENDED 1
#ifdef __linux__
#include <sys/syscall.h>
#endif
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>
#include <locale.h>
#include <langinfo.h>
#include <ncurses.h>
#include <term.h>

/* `stdout` and `stdin` are mutable globals, which Swift 6 does not let in. */
static inline SCREEN *dossier_newterm(const char *type, FILE *output, FILE *input) {
    return newterm(type, output, input);
}

/* The output function of `tputs` is a C function pointer with no context: strings are expanded by tparm-free capabilities only. */
static inline const char *dossier_capability(const char *name) {
    char *value = tigetstr(name);
    return (value == (char *)-1 || value == NULL) ? NULL : value;
}

static inline int dossier_capability_number(const char *name) { return tigetnum(name); }

static inline int dossier_capability_flag(const char *name) { return tigetflag(name) > 0; }

/* A cell with an extended (int) colour pair: the `opts` argument of setcchar carries it (curs_getcchar(3X)). */
static inline int dossier_set_character(cchar_t *cell, wchar_t character, attr_t attributes, int pair) {
    wchar_t text[2] = {character, 0};
    return setcchar(cell, text, attributes, 0, &pair);
}

static inline int dossier_set_cell(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
    return setcchar(cell, text, attributes, 0, &pair);
}

/* `A_*` are macros with casts, which Swift does not import. */
static inline attr_t dossier_bold(void) { return A_BOLD; }
static inline attr_t dossier_dim(void) { return A_DIM; }
static inline attr_t dossier_italic(void) { return A_ITALIC; }
static inline attr_t dossier_underline(void) { return A_UNDERLINE; }
static inline attr_t dossier_reverse(void) { return A_REVERSE; }

/* What the terminal shows, as curses believes; a mutable global. */
static inline WINDOW *dossier_shown_window(void) { return curscr; }

/* A file that is nowhere but in memory; below 0 where there is none. */
static inline int dossier_memory_file(void) {
#ifdef __linux__
    return (int)syscall(SYS_memfd_create, "frame", 1u /* MFD_CLOEXEC */);
#else
    char name[] = "/tmp/dossier-frame-XXXXXX";
    int descriptor = mkstemp(name);
    if (descriptor >= 0) unlink(name);
    return descriptor;
#endif
}

/* `c_cc` is an array, which Swift sees as a tuple. */
static inline void dossier_wait_for_one_key(struct termios *attributes) {
    attributes->c_cc[VMIN] = 1;
    attributes->c_cc[VTIME] = 0;
}

static inline const char *dossier_codeset(void) { return nl_langinfo(CODESET); }

#endif
