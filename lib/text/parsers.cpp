// SPDX-License-Identifier: Apache-2.0
#include "text/parsers.hpp"

#include <algorithm>
#include <array>

#include "text/unpack.hpp"

namespace govgraph::text {
namespace {

constexpr std::array kParsers{Parser{"html", read_html},      Parser{"docx", read_docx}, Parser{"odt", read_odt},
                              Parser{"rtf", read_rtf},        Parser{"epub", read_epub}, Parser{"xlsx", read_xlsx},
                              Parser{"ods", read_ods},        Parser{"csv", read_csv},   Parser{"json", read_json},
                              Parser{"archive", list_archive}};

}  // namespace

std::span<const Parser> parsers() { return kParsers; }

const Parser* find_parser(std::span<const Parser> parsers, std::string_view name) {
  const auto found =
      std::find_if(parsers.begin(), parsers.end(), [&](const Parser& each) { return each.name == name; });
  return found == parsers.end() ? nullptr : &*found;
}

}  // namespace govgraph::text
