#include "CLibArchive.h"

#include <dlfcn.h>
#include <string.h>

static const char *const names[] = {
    "libarchive.so.13",
    "libarchive.so",
    "/opt/homebrew/opt/libarchive/lib/libarchive.13.dylib",
    "/usr/local/opt/libarchive/lib/libarchive.13.dylib",
    "/usr/lib/libarchive.2.dylib",
};

int dossier_libarchive_load(dossier_libarchive *functions)
{
    void *library = NULL;
    for (size_t index = 0; library == NULL && index < sizeof names / sizeof *names; index++) {
        library = dlopen(names[index], RTLD_LAZY | RTLD_LOCAL);
    }
    if (library == NULL) return 0;
    struct {
        void *function;
        const char *name;
    } wanted[] = {
        {&functions->read_new, "archive_read_new"},
        {&functions->read_free, "archive_read_free"},
        {&functions->support_filter_all, "archive_read_support_filter_all"},
        {&functions->support_format_zip, "archive_read_support_format_zip"},
        {&functions->support_format_tar, "archive_read_support_format_tar"},
        {&functions->support_format_raw, "archive_read_support_format_raw"},
        {&functions->open_memory, "archive_read_open_memory"},
        {&functions->next_header, "archive_read_next_header"},
        {&functions->read_data, "archive_read_data"},
        {&functions->format, "archive_format"},
        {&functions->pathname_utf8, "archive_entry_pathname_utf8"},
        {&functions->filetype, "archive_entry_filetype"},
    };
    for (size_t index = 0; index < sizeof wanted / sizeof *wanted; index++) {
        void *found = dlsym(library, wanted[index].name);
        if (found == NULL) return 0;
        memcpy(wanted[index].function, &found, sizeof found);
    }
    return 1;
}
