#include "include/scheduling.h"

#ifdef __linux__
#define _GNU_SOURCE
#include <stdint.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { NICENESS = 10, KEEP_POLICY = 0x08 };

/* As of sched_setattr(2); glibc has no name for it before 2.41. */
struct scheduling {
    uint32_t size;
    uint32_t policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime;
    uint64_t deadline;
    uint64_t period;
};

void dossier_leave_processor_to_others(void)
{
    /* From Linux 6.12 on a thread that wakes takes the processor at once from one with longer slices, and otherwise waits for the
       slice to end, some 3 ms; the slice of an ordinary thread is its runtime. Older systems don't look at it. */
    int before = getpriority(PRIO_PROCESS, 0);
    int nice = before > NICENESS ? before : NICENESS;
    struct scheduling wanted = {
        .size = sizeof wanted, .flags = KEEP_POLICY, .nice = nice, .runtime = 20 * 1000 * 1000};
    if (syscall(SYS_sched_setattr, 0, &wanted, 0) != 0) setpriority(PRIO_PROCESS, 0, nice);
}
#else
void dossier_leave_processor_to_others(void) {}
#endif
