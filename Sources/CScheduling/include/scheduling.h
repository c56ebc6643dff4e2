#ifndef DOSSIER_SCHEDULING_H
#define DOSSIER_SCHEDULING_H

/* The calling thread leaves the processor to others from now on: to each that wakes, at once where the system can do so. */
void dossier_leave_processor_to_others(void);

#endif
