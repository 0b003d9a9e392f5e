# SPDX-License-Identifier: Apache-2.0
# cmake -DFOLDER=topics -DNAMES=a,b -DOUTPUT=topics_data.hpp -P embed_topics.cmake: a.en.txt, a.zh.txt … as C++ strings.
string(REPLACE "," ";" names "${NAMES}")
set(entries)
foreach(name IN LISTS names)
  file(READ ${FOLDER}/${name}.en.txt english)
  file(READ ${FOLDER}/${name}.zh.txt chinese)
  string(APPEND entries "    {\"${name}\", R\"topic(${english})topic\", R\"topic(${chinese})topic\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Written at build time from topics/.\n#pragma once\n\n#include \"topics.hpp\"\n\nnamespace govgraph::cli {\n\ninline constexpr Topic kTopics[] = {\n${entries}};\n\n}  // namespace govgraph::cli\n")
