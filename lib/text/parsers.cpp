// SPDX-License-Identifier: Apache-2.0
#include "text/parsers.hpp"

#include <algorithm>
#include <array>

#include "text/formats.hpp"

namespace govgraph::text {
namespace {

constexpr std::array kParsers{Parser{"html", text_of_html}};

}  // namespace

std::span<const Parser> parsers() { return kParsers; }

const Parser* find_parser(std::span<const Parser> parsers, std::string_view name) {
  const auto found =
      std::find_if(parsers.begin(), parsers.end(), [&](const Parser& each) { return each.name == name; });
  return found == parsers.end() ? nullptr : &*found;
}

}  // namespace govgraph::text
