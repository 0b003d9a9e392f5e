// SPDX-License-Identifier: Apache-2.0
#include "serve/page.hpp"

#ifdef GOVGRAPH_EXPLORER_PAGE

// The assembler copies the files in: no array initialisers for the compiler.
#define GOVGRAPH_EMBED(name, path)                                        \
  asm(".pushsection .rodata.govgraph_page, \"a\"\n"                       \
      ".globl " #name                                                     \
      "_begin\n"                                                          \
      ".hidden " #name "_begin\n" #name                                   \
      "_begin:\n"                                                         \
      ".incbin \"" path                                                   \
      "\"\n"                                                              \
      ".globl " #name                                                     \
      "_end\n"                                                            \
      ".hidden " #name "_end\n" #name                                     \
      "_end:\n"                                                           \
      ".popsection\n");                                                   \
  extern "C" {                                                            \
  extern const char name##_begin[] __attribute__((visibility("hidden"))); \
  extern const char name##_end[] __attribute__((visibility("hidden")));   \
  }

GOVGRAPH_EMBED(govgraph_page_html, GOVGRAPH_EXPLORER_PAGE "/index.html")
GOVGRAPH_EMBED(govgraph_page_script, GOVGRAPH_EXPLORER_PAGE "/explorer.js")
GOVGRAPH_EMBED(govgraph_page_style, GOVGRAPH_EXPLORER_PAGE "/explorer.css")

namespace govgraph::serve {

std::optional<Page> explorer_page() {
  return Page{{govgraph_page_html_begin, govgraph_page_html_end},
              {govgraph_page_script_begin, govgraph_page_script_end},
              {govgraph_page_style_begin, govgraph_page_style_end}};
}

std::string_view why_no_page() { return {}; }

}  // namespace govgraph::serve

#else

namespace govgraph::serve {

std::optional<Page> explorer_page() { return std::nullopt; }

std::string_view why_no_page() {
  return "this govgraph was built without the page of the explorer; install node and npm, configure with -DGOVGRAPH_EXPLORER=ON and build again";
}

}  // namespace govgraph::serve

#endif
