# SPDX-License-Identifier: Apache-2.0
# Writes OUTPUT, a header with one digest of the sources in FOLDERS: what decides how a page is read. Lines that are
# comments alone do not count.
set(digests "")
list(TRANSFORM FOLDERS APPEND "/*.[ch]pp" OUTPUT_VARIABLE patterns)
file(GLOB_RECURSE sources ${patterns})
foreach(source IN LISTS sources)
  file(READ ${source} text)
  string(REGEX REPLACE "\n[ \t]*//[^\n]*" "" text "\n${text}")
  string(SHA256 digest "${text}")
  string(APPEND digests "${digest}\n")
endforeach()
string(SHA256 digest "${digests}")
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT [=[// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace govgraph::pipeline {

inline constexpr std::string_view kReadingSources = "@digest@";

}  // namespace govgraph::pipeline
]=] @ONLY)
