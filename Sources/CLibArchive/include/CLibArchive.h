#ifndef DOSSIER_LIBARCHIVE_H
#define DOSSIER_LIBARCHIVE_H

#include <archive.h>
#include <archive_entry.h>

/*
 * libarchive, loaded when the first container is opened: with the nine libraries that it needs it would take a millisecond of every
 * start. The functions are those of archive.h and archive_entry.h.
 */
typedef struct dossier_libarchive {
    struct archive *(*read_new)(void);
    int (*read_free)(struct archive *);
    int (*support_filter_all)(struct archive *);
    int (*support_format_zip)(struct archive *);
    int (*support_format_tar)(struct archive *);
    int (*support_format_raw)(struct archive *);
    int (*open_memory)(struct archive *, const void *, size_t);
    int (*next_header)(struct archive *, struct archive_entry **);
    la_ssize_t (*read_data)(struct archive *, void *, size_t);
    int (*format)(struct archive *);
    const char *(*pathname_utf8)(struct archive_entry *);
    __LA_MODE_T (*filetype)(struct archive_entry *);
} dossier_libarchive;

/* 1 with all functions; 0 where there is no libarchive. It stays loaded. Any thread may ask. */
int dossier_libarchive_load(dossier_libarchive *functions);

#endif
