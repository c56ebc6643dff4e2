#ifndef DOSSIER_MEMORY_SHIM_H
#define DOSSIER_MEMORY_SHIM_H

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

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
