#ifndef DOSSIER_TERMINAL_H
#define DOSSIER_TERMINAL_H

#include <stdint.h>

/* What Dossier needs beside curses that takes a C function with state of its own. For the thread that owns the screen. */

/* Writes what makes the terminal show text in these attributes of curses and this colour pair, and tells curses so; returns how many
   bytes, of which at most `capacity` are written. */
int32_t dossier_style_bytes(uint32_t attributes, int32_t pair, uint8_t *bytes, int32_t capacity);

/* From now on characters in these ranges take two columns, for curses too; `ranges` are pairs of first and last character, rising, and
   stay where they are. */
void dossier_widen(const uint32_t *ranges, int32_t count);

/* Columns of a character as curses is told; below 0 for one that the C library does not know. */
int32_t dossier_curses_columns(uint32_t character);

#endif
