#include "CTextLayout.h"

#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

dossier_line_breaks *dossier_line_breaks_open(void)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(UBRK_LINE, "", NULL, 0, &status);
    return U_SUCCESS(status) ? (dossier_line_breaks *)iterator : NULL;
}

void dossier_line_breaks_close(dossier_line_breaks *breaks)
{
    ubrk_close((UBreakIterator *)breaks);
}

int32_t dossier_line_breaks_find(
    dossier_line_breaks *breaks, const char *text, int64_t length, int32_t *places, int32_t capacity)
{
    UBreakIterator *iterator = (UBreakIterator *)breaks;
    UErrorCode status = U_ZERO_ERROR;
    UText *source = utext_openUTF8(NULL, text, length, &status);
    if (U_FAILURE(status)) return -1;
    ubrk_setUText(iterator, source, &status);
    int32_t count = 0;
    if (U_SUCCESS(status)) {
        for (int32_t place = ubrk_next(iterator); place != UBRK_DONE; place = ubrk_next(iterator)) {
            if (count < capacity) places[count] = place;
            count++;
        }
    }
    utext_close(source);
    return U_SUCCESS(status) ? count : -1;
}

int32_t dossier_visual_runs(
    const uint16_t *text, int32_t length, int32_t is_right_to_left, int32_t *starts, int32_t *lengths, int8_t *leftward,
    int32_t capacity)
{
    UErrorCode status = U_ZERO_ERROR;
    UBiDi *bidi = ubidi_open();
    if (bidi == NULL) return -1;
    ubidi_setPara(bidi, (const UChar *)text, length, is_right_to_left ? 1 : 0, NULL, &status);
    int32_t count = U_SUCCESS(status) ? ubidi_countRuns(bidi, &status) : -1;
    for (int32_t index = 0; index < count && index < capacity; index++) {
        leftward[index] = ubidi_getVisualRun(bidi, index, &starts[index], &lengths[index]) == UBIDI_RTL;
    }
    ubidi_close(bidi);
    return U_SUCCESS(status) ? count : -1;
}
