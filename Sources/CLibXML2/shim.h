#ifndef DOSSIER_LIBXML2_SHIM_H
#define DOSSIER_LIBXML2_SHIM_H

/* Debian builds libxml2 with ICU, whose headers clash with the ones inside Swift's Foundation. Only a converter struct that
   nothing here touches depends on them. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>

/* xmlFree is a mutable global function pointer, which Swift 6 does not let in. */
static inline void dossier_xml_free(void *pointer) { xmlFree(pointer); }

#endif
