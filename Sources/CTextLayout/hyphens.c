#include "CTextLayout.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* libhyphen is loaded when it is wanted: it is off for most readers, and not everybody has it. Its functions are those of hyphen.h. */

struct dossier_hyphens {
    void *library;
    void *patterns;
    int is_utf8;
    void (*free_patterns)(void *);
    int (*hyphenate)(void *, const char *, int, char *, char *, char ***, int **, int **);
};

static const char *const names[] = {
    "libhyphen.so.0", "libhyphen.so", "libhyphen.dylib", "/opt/homebrew/lib/libhyphen.dylib", "/usr/local/lib/libhyphen.dylib",
};

/* The first line of a file of patterns names its encoding. 1: UTF-8, 0: ISO 8859-1, -1: another one, or no such file. */
static int encoding(const char *path)
{
    FILE *file = fopen(path, "re");
    if (file == NULL) return -1;
    char line[32] = "";
    const char *read = fgets(line, sizeof line, file);
    fclose(file);
    if (read == NULL) return -1;
    line[strcspn(line, "\r\n ")] = 0;
    return strcmp(line, "UTF-8") == 0 ? 1 : strcmp(line, "ISO8859-1") == 0 ? 0 : -1;
}

dossier_hyphens *dossier_hyphens_open(const char *path)
{
    int is_utf8 = encoding(path);
    if (is_utf8 < 0) return NULL;
    void *library = NULL;
    for (size_t index = 0; library == NULL && index < sizeof names / sizeof *names; index++) {
        library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    }
    if (library == NULL) return NULL;
    void *(*load)(const char *) = (void *(*)(const char *))dlsym(library, "hnj_hyphen_load");
    dossier_hyphens *hyphens = calloc(1, sizeof *hyphens);
    if (hyphens != NULL) {
        hyphens->library = library;
        hyphens->is_utf8 = is_utf8;
        hyphens->free_patterns = (void (*)(void *))dlsym(library, "hnj_hyphen_free");
        hyphens->hyphenate = (int (*)(void *, const char *, int, char *, char *, char ***, int **, int **))dlsym(
            library, "hnj_hyphen_hyphenate2");
        if (load != NULL && hyphens->free_patterns != NULL && hyphens->hyphenate != NULL) hyphens->patterns = load(path);
    }
    if (hyphens == NULL || hyphens->patterns == NULL) {
        free(hyphens);
        dlclose(library);
        return NULL;
    }
    return hyphens;
}

void dossier_hyphens_close(dossier_hyphens *hyphens)
{
    hyphens->free_patterns(hyphens->patterns);
    dlclose(hyphens->library);
    free(hyphens);
}

int32_t dossier_hyphens_are_utf8(const dossier_hyphens *hyphens) { return hyphens->is_utf8; }

int32_t dossier_hyphens_find(dossier_hyphens *hyphens, const char *word, int32_t length, uint8_t *marks)
{
    /* hyphen.h: at least five bytes more than the word. */
    char *found = calloc((size_t)length + 8, 1);
    if (found == NULL) return -1;
    char **replacements = NULL;
    int *positions = NULL, *cuts = NULL;
    int failed = hyphens->hyphenate(hyphens->patterns, word, length, found, NULL, &replacements, &positions, &cuts);
    for (int32_t index = 0; index < length; index++) {
        /* Where the spelling would change, the word stays whole. */
        marks[index] = !failed && (found[index] & 1) && (replacements == NULL || replacements[index] == NULL);
    }
    if (replacements != NULL) {
        for (int32_t index = 0; index < length; index++) free(replacements[index]);
        free(replacements);
    }
    free(positions);
    free(cuts);
    free(found);
    return failed ? -1 : 0;
}
