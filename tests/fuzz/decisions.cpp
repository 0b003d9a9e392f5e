// SPDX-License-Identifier: Apache-2.0
// Files of decisions, as people edit, sort and merge them. Input: one file.
#include <algorithm>

#include "base/error.hpp"
#include "fuzz/target.hpp"
#include "model/decision.hpp"
#include "pipeline/contradictions.hpp"

using namespace govgraph;
using fuzz::require;

namespace {

constexpr const char* kPath = "decisions.tsv";

std::optional<std::vector<Decision>> decisions_in(std::string_view text) {
  try {
    return parse_decisions(text, kPath);
  } catch (const InputError& error) {
    const std::string_view said = error.what();
    require(said.starts_with("decisions.tsv:"), "a message says which line is at fault");
    require(said.find(": ", said.find(':')) + 2 < said.size(), "and why");
    return std::nullopt;
  }
}

/// Lines apart, equal to the last word.
bool same(const Decision& a, const Decision& b) { return line_of(a) == line_of(b) && content_of(a) == content_of(b); }

void require_written_as_read(const std::vector<Decision>& all) {
  std::string text = decisions_header();
  for (const Decision& each : all) text += line_of(each);
  const auto again = decisions_in(text);
  require(again && again->size() == all.size(), "what is written is read");
  require(std::equal(all.begin(), all.end(), again->begin(), same), "a decision is written as it was read");
  for (std::size_t i = 0; i < again->size(); ++i)
    require((*again)[i].line == i + 2, "a decision is written as one line");
}

void require_told_of_both(const std::vector<Decision>& all) {
  pipeline::Contradictions found(all);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::vector<std::uint32_t> lines = found.lines_against(i);
    require(lines.empty() != found.is_one(i), "what contradicts names what it contradicts");
    for (const std::uint32_t line : lines) {
      const auto other = std::find_if(all.begin(), all.end(), [&](const Decision& each) { return each.line == line; });
      require(other != all.end(), "by its line");
      const std::vector<std::uint32_t> back = found.lines_against(static_cast<std::size_t>(other - all.begin()));
      require(std::binary_search(back.begin(), back.end(), all[i].line), "and is named there");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto all = decisions_in(text);
  if (!all) return 0;
  for (std::size_t i = 1; i < all->size(); ++i)
    require((*all)[i - 1].line < (*all)[i].line, "decisions come in the order of their lines");
  require_written_as_read(*all);
  require_told_of_both(*all);
  const auto twice = decisions_in(text + "\n" + text);
  require(twice && twice->size() == 2 * all->size(), "files may stand one behind the other");
  require(std::equal(all->begin(), all->end(), twice->begin() + static_cast<std::ptrdiff_t>(all->size()), same),
          "and say the same there");
  return 0;
}
