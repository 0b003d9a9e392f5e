// SPDX-License-Identifier: Apache-2.0
#include "serve/name_index.hpp"

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"

namespace govgraph::serve {
namespace {

constexpr char32_t kFullWidth = 0xFEE0;  // from '！' down to '!'

char32_t folded(char32_t point) {
  if (point >= 0xFF01 && point <= 0xFF5E) point -= kFullWidth;
  if (point >= U'A' && point <= U'Z') point += U'a' - U'A';
  return point == U'\n' || point == U'\r' ? U' ' : point;
}

/// What to look for among spellings; nullopt when it is no spelling.
std::optional<std::string> as_spelling(std::string_view part) {
  std::string out;
  for (const char each : part) {
    if (each == ' ' || each == '\'' || each == '-') continue;
    if ((each < 'a' || each > 'z') && (each < '0' || each > '9')) return std::nullopt;
    out += each;
  }
  return out.empty() ? std::nullopt : std::optional(out);
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Step step = utf8::decode(text, i);
    utf8::append(out, folded(step.code_point));
    i += step.length;
  }
  return out;
}

/// A match in a shape that sorts by worth: fit, links, length, node.
struct NameIndex::Candidate {
  std::uint64_t worth = 0;
  std::uint32_t node = 0;
  std::uint32_t name = 0;
  Fit fit = Fit::kPart;

  bool operator<(const Candidate& other) const { return worth != other.worth ? worth < other.worth : node < other.node; }
};

struct NameIndex::Search {
  const std::vector<bool>& wanted;
  std::vector<bool> seen;
  std::vector<Candidate> all;
};

void NameIndex::add(std::string_view name, std::span<const std::string> aliases, Speller& speller) {
  const auto node = static_cast<std::uint32_t>(links_.size());
  links_.push_back(0);
  add_name(name, node, speller);
  for (const std::string& each : aliases) add_name(each, node, speller);
}

void NameIndex::add_name(std::string_view name, std::uint32_t node, Speller& speller) {
  const auto number = static_cast<std::uint32_t>(owners_.size());
  owners_.push_back(node);
  names_ += name;
  name_ends_.push_back(static_cast<std::uint32_t>(names_.size()));
  folded_.add(folded(name), number);
  const Spelling spelling = speller.spell(name);
  if (spelling.letters.empty()) return;
  letters_.add(spelling.letters, number, spelling.begins);
  initials_.add(spelling.initials, number);
}

void NameIndex::finish(std::vector<std::uint32_t> links) {
  links_ = std::move(links);
  folded_.finish();
  letters_.finish();
  initials_.finish();
}

std::string_view NameIndex::name_at(std::uint32_t name) const {
  const std::size_t begin = name == 0 ? 0 : name_ends_[name - 1];
  return std::string_view(names_).substr(begin, name_ends_[name] - begin);
}

void NameIndex::collect(const Haystack& hay, std::string_view part, Fit whole, Search& search) const {
  const std::size_t before = search.all.size();
  hay.search(part, [&](const Haystack::Match& match) {
    const std::uint32_t node = owners_[match.number];
    if (search.seen[node] || (!search.wanted.empty() && !search.wanted[node])) return;
    const int fit = static_cast<int>(whole) + (match.whole ? 0 : match.at_begin ? 1 : 2);
    const std::uint64_t few = 0xFFFFFF - std::min<std::uint32_t>(links_[node], 0xFFFFFF);
    const std::uint64_t length = std::min<std::size_t>(name_at(match.number).size(), 0xFFFF);
    const Candidate next{std::uint64_t(fit) << 48 | few << 16 | length, node, match.number, static_cast<Fit>(fit)};
    // All names of a node stand side by side: the best of them is kept.
    if (search.all.size() > before && search.all.back().node == node)
      search.all.back() = std::min(search.all.back(), next);
    else
      search.all.push_back(next);
  });
  for (std::size_t i = before; i < search.all.size(); ++i) search.seen[search.all[i].node] = true;
}

NameIndex::Result NameIndex::search(std::string_view part, std::size_t limit, const std::vector<bool>& wanted) const {
  Result out;
  const std::string needle = folded(part);
  if (needle.empty()) return out;
  Search search{wanted, std::vector<bool>(links_.size()), {}};
  collect(folded_, needle, Fit::kExact, search);
  if (const auto spelling = as_spelling(needle)) {
    collect(initials_, *spelling, Fit::kSpelling, search);
    collect(letters_, *spelling, Fit::kSpelling, search);
  }
  out.found = search.all.size();
  const std::size_t kept = std::min(limit, search.all.size());
  std::partial_sort(search.all.begin(), search.all.begin() + static_cast<std::ptrdiff_t>(kept), search.all.end());
  for (std::size_t i = 0; i < kept; ++i) out.best.push_back({search.all[i].node, name_at(search.all[i].name), search.all[i].fit});
  return out;
}

}  // namespace govgraph::serve
