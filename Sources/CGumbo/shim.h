#ifndef DOSSIER_GUMBO_SHIM_H
#define DOSSIER_GUMBO_SHIM_H

#include <gumbo.h>

/// The usual options without a list of errors: broken pages have thousands.
static inline GumboOutput *dossier_gumbo_parse(const char *bytes, size_t count) {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    return gumbo_parse_with_options(&options, bytes, count);
}

static inline void dossier_gumbo_free(GumboOutput *output) {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
}

#endif
