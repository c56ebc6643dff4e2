#ifndef DOSSIER_MEMORY_SHIM_H
#define DOSSIER_MEMORY_SHIM_H

#include <sqlite3.h>
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* SQLite counts no memory: nobody asks, and its threads wait for each other at each piece. Before the first connection. */
static inline void dossier_count_no_memory(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

/* mallopt(3) of the GNU C library, which Swift's Glibc module leaves out; elsewhere nothing has to be set. */
static inline void dossier_limit_heaps(int heaps, int largest_kept) {
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, heaps);
    mallopt(M_MMAP_THRESHOLD, largest_kept);
#else
    (void)heaps;
    (void)largest_kept;
#endif
}

#endif
