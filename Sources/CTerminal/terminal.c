#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#include "CTerminal.h"

#include <dlfcn.h>
#include <ncurses.h>
#include <term.h>
#include <wchar.h>

/* vid_puts takes a function without a context (curs_terminfo(3X)). */
static uint8_t *sink;
static int32_t sunk, sink_capacity;

static int put(int byte)
{
    if (sunk < sink_capacity) sink[sunk] = (uint8_t)byte;
    sunk++;
    return byte;
}

int32_t dossier_style_bytes(uint32_t attributes, int32_t pair, uint8_t *bytes, int32_t capacity)
{
    sink = bytes;
    sunk = 0;
    sink_capacity = capacity;
    int wide_pair = pair;
    vid_puts((attr_t)attributes, (short)pair, &wide_pair, put);
    return sunk;
}

static const uint32_t *wide_ranges;
static int32_t wide_count;

void dossier_widen(const uint32_t *ranges, int32_t count)
{
    wide_ranges = ranges;
    wide_count = count;
}

int32_t dossier_curses_columns(uint32_t character) { return wcwidth((wchar_t)character); }

#ifdef __linux__
/* curses asks wcwidth of the C library how wide a character is, and it has no other way to be told. A definition in the program comes
   before that of a shared library (ELF); what is not made wide is answered by the C library. */
int wcwidth(wchar_t character)
{
    static int (*original)(wchar_t);
    if (original == NULL) original = (int (*)(wchar_t))dlsym(RTLD_NEXT, "wcwidth");
    int32_t low = 0, high = wide_count;
    while (low < high) {
        int32_t middle = (low + high) / 2;
        if ((uint32_t)character < wide_ranges[2 * middle]) high = middle;
        else if ((uint32_t)character > wide_ranges[2 * middle + 1]) low = middle + 1;
        else return 2;
    }
    return original == NULL ? 1 : original(character);
}
#endif
