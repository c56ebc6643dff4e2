#ifndef DOSSIER_ICU_SHIM_H
#define DOSSIER_ICU_SHIM_H

#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#endif
