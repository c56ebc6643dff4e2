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

/* Places where words may be divided, by the patterns of a file; NULL where libhyphen or the file is not there. */
typedef struct dossier_hyphens dossier_hyphens;
dossier_hyphens *dossier_hyphens_open(const char *path);
void dossier_hyphens_close(dossier_hyphens *hyphens);

/* Whether the patterns are in UTF-8; else they are in ISO 8859-1. */
int32_t dossier_hyphens_are_utf8(const dossier_hyphens *hyphens);

/* Sets marks[n] to 1 where a word, in small letters and the encoding of the patterns, may be divided behind its character n; `marks`
   has room for `length` bytes. Returns 0, or -1 where nothing can be said. */
int32_t dossier_hyphens_find(dossier_hyphens *hyphens, const char *word, int32_t length, uint8_t *marks);

#endif
