# SPDX-License-Identifier: Apache-2.0
# cmake -DFOLDER=queries -DOUTPUT=queries_data.hpp -P embed_queries.cmake: the files as C++ strings, by name.
file(GLOB files ${FOLDER}/*.cypher)
list(SORT files)
set(entries)
foreach(file IN LISTS files)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} text)
  string(APPEND entries "    {\"${name}\", R\"cypher(${text})cypher\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Written at build time from queries/.\n#pragma once\n\n#include <string_view>\n\nnamespace govgraph::cli {\n\nstruct QueryFile {\n  std::string_view name;\n  std::string_view text;\n};\n\ninline constexpr QueryFile kQueryFiles[] = {\n${entries}};\n\n}  // namespace govgraph::cli\n")
