// SPDX-License-Identifier: Apache-2.0
#include "pipeline/problems.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "base/utf8.hpp"

namespace govgraph::pipeline {

namespace {

/// The bytes of a control character as \n or \x1B. Beside those of ASCII there are U+0080 to U+009F, and what turns
/// the direction of writing around.
bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string printable(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Step step = utf8::decode(text, i);
    if (step.valid && !is_control(step.code_point))
      out.append(text, i, step.length);
    else if (text[i] == '\n')
      out += "\\n";
    else
      for (std::size_t j = i; j < i + step.length; ++j)
        out += fmt::format("\\x{:02X}", static_cast<unsigned char>(text[j]));
    i += step.length;
  }
  return out;
}

/// A name of which a line can be made: folders may stand thousands deep.
std::string short_name(const std::string& name) {
  constexpr std::size_t kMost = 200;
  if (name.size() <= kMost) return name;
  const auto is_inside = [&](std::size_t at) { return utf8::continues(name[at]); };
  std::size_t head = kMost / 2, tail = name.size() - kMost / 2;
  while (head > 0 && is_inside(head)) --head;
  while (tail < name.size() && is_inside(tail)) ++tail;
  return name.substr(0, head) + "…" + name.substr(tail);
}

}  // namespace

void Problems::add(const Diagnostics& of_one_document, bool left_out) {
  if (left_out && !of_one_document.empty()) ++left_out_[of_one_document.back().code];
  std::vector<Problem> problems;
  for (const Diagnostic& diagnostic : of_one_document) {
    ++by_code_[diagnostic.code];
    const auto same = std::find_if(problems.begin(), problems.end(), [&](const Problem& each) {
      return each.first.code == diagnostic.code && each.first.document == diagnostic.document;
    });
    if (same != problems.end())
      ++same->more;
    else
      problems.push_back({diagnostic, 0});
  }
  for (Problem& problem : problems) {
    if (kept_.size() < kKept)
      kept_.push_back(std::move(problem));
    else
      ++dropped_;
  }
}

std::string describe(const Problem& problem) {
  const Diagnostic& first = problem.first;
  std::string line = short_name(first.document);
  if (first.end > 0) line += fmt::format(":{}", first.begin);
  line += fmt::format(": {}: {}", first.code, first.message);
  if (problem.more > 0) line += fmt::format(" (and {} more)", problem.more);
  return printable(line);
}

std::string describe_left_out(const Problems& problems) {
  std::uint64_t all = 0;
  std::string kinds;
  for (const auto& [code, count] : problems.left_out()) {
    all += count;
    kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", count, code);
  }
  if (all == 0) return {};
  return fmt::format("{} {} left out: {}", all, all == 1 ? "document was" : "documents were", kinds);
}

}  // namespace govgraph::pipeline
