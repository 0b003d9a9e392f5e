# SPDX-License-Identifier: Apache-2.0
# cmake -DINPUT=chinese.txt -DOUTPUT=chinese_data.hpp -DNAME=kChineseSentences -P embed_text.cmake: a file as a C++ string.
file(READ ${INPUT} text)
file(WRITE ${OUTPUT} "// Written at build time.\n#pragma once\n\n#include <string_view>\n\nnamespace govgraph::cli {\n\ninline constexpr std::string_view ${NAME} = R\"embedded(${text})embedded\";\n\n}  // namespace govgraph::cli\n")
