// SPDX-License-Identifier: Apache-2.0
#include "lexicon/built_in.hpp"

// The assembler copies the file into the read-only segment, which the system maps on demand: no start-up
// work, and no megabytes of array initialisers for the compiler.
asm(".pushsection .rodata.govgraph_lexicon, \"a\"\n"
    ".balign 64\n"
    ".globl govgraph_lexicon_image_begin\n"
    ".hidden govgraph_lexicon_image_begin\n"
    "govgraph_lexicon_image_begin:\n"
    ".incbin \"" GOVGRAPH_LEXICON_IMAGE
    "\"\n"
    ".globl govgraph_lexicon_image_end\n"
    ".hidden govgraph_lexicon_image_end\n"
    "govgraph_lexicon_image_end:\n"
    ".popsection\n");

// NOLINTBEGIN(readability-identifier-naming): symbols of the assembler
extern "C" {
extern const char govgraph_lexicon_image_begin[] __attribute__((visibility("hidden")));
extern const char govgraph_lexicon_image_end[] __attribute__((visibility("hidden")));
}
// NOLINTEND(readability-identifier-naming)

namespace govgraph::lexicon {

std::string_view built_in_image() { return {govgraph_lexicon_image_begin, govgraph_lexicon_image_end}; }

}  // namespace govgraph::lexicon
