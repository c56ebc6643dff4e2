#ifndef DOSSIER_TEXT_LAYOUT_H
#define DOSSIER_TEXT_LAYOUT_H

#include <stdint.h>

/* What Dossier needs of ICU. The headers of ICU stay out of Swift's sight: Foundation brings others of the same names. */

typedef struct dossier_line_breaks dossier_line_breaks;

/* Lines after UAX #14; NULL where ICU has no rules. */
dossier_line_breaks *dossier_line_breaks_open(void);
void dossier_line_breaks_close(dossier_line_breaks *breaks);

/* Writes the UTF-8 offsets of all places where a line may end, the end of the text among them; returns how many there are, of which
   at most `capacity` are written, or -1. */
int32_t dossier_line_breaks_find(
    dossier_line_breaks *breaks, const char *text, int64_t length, int32_t *places, int32_t capacity);

/* Runs of one direction in the order in which they are seen, after UAX #9: start and length in UTF-16, and whether it runs to the
   left. Returns how many there are, of which at most `capacity` are written, or -1. */
int32_t dossier_visual_runs(
    const uint16_t *text, int32_t length, int32_t is_right_to_left, int32_t *starts, int32_t *lengths, int8_t *leftward,
    int32_t capacity);

#endif
