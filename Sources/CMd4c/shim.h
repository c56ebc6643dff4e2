#ifndef DOSSIER_MD4C_SHIM_H
#define DOSSIER_MD4C_SHIM_H

#include <md4c-html.h>

#endif
