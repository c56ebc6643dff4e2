#ifndef DOSSIER_GUARD_H
#define DOSSIER_GUARD_H

#include <stdint.h>

/* Closes the process behind the program's own rules, where the kernel can; nothing opens it again. */

/* Files: only below these folders, some of them to be read, some to be written too (Landlock, since Linux 5.13). Folders that are not
   there are passed over; from `emptied`, where it is not NULL, empty folders may be taken away. Returns 0, 1 where the kernel has no Landlock, or -1 where it failed. */
int32_t dossier_close_files(
    const char *const *readable, int32_t readable_count, const char *const *writable, int32_t writable_count,
    const char *emptied);

/* The same for a program that is about to be started: files only below these folders, to be read and executed. */
int32_t dossier_close_files_but_programs(const char *const *folders, int32_t count);

/* The version of Landlock that the kernel has; below 1 for none. */
int32_t dossier_can_close_files(void);

/* Whether the kernel has the filter that the next one needs. */
int32_t dossier_can_close_programs(void);

/* Processes and sockets: none (seccomp). Returns 0, 1 where the kernel has no such filter, or -1 where it failed. */
int32_t dossier_close_programs(void);

/* Sockets and further processes: none, but this process may become another program. Returns as dossier_close_programs. */
int32_t dossier_close_network(void);

/* What a converter may use. */
struct dossier_limits {
    /* Of the processor. */
    uint64_t seconds;
    /* Of memory. */
    uint64_t bytes;
};

/* Starts a program that reads a document from `input` and writes text to `output`, closed off: no files but those of the system, to be
   read; no network; no further processes; within limits; ended with the thread that started it. `arguments` ends with NULL, its first is
   the path of the program. Returns the process, or -1. */
int32_t dossier_start_converter(char *const *arguments, int32_t input, int32_t output, struct dossier_limits limits);

/* Forgets all variables but the terminal's and the locale's, for every library too. */
void dossier_forget_environment(void);

#endif
