// SPDX-License-Identifier: Apache-2.0
#include "serve/name_index.hpp"

#include <algorithm>
#include <cstring>
#include <optional>

#include "base/utf8.hpp"

namespace govgraph::serve {
namespace {

constexpr char32_t kFullWidth = 0xFEE0;  // from '！' down to '!'
constexpr std::size_t kFits = 6;

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

/// As `text.find`, but not slowed down by first bytes that half of all Chinese characters share.
std::size_t find(const std::string& text, std::string_view part, std::size_t from) {
  if (from >= text.size()) return std::string::npos;
  const void* at = ::memmem(text.data() + from, text.size() - from, part.data(), part.size());
  return at == nullptr ? std::string::npos : static_cast<std::size_t>(static_cast<const char*>(at) - text.data());
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

void NameIndex::Haystack::add(std::string_view entry, std::uint32_t name) {
  begins.push_back(static_cast<std::uint32_t>(text.size()));
  names.push_back(name);
  text += entry;
  text += '\n';
}

void NameIndex::add(const Entry& entry, Speller& speller) {
  const auto node = static_cast<std::uint32_t>(links_.size());
  links_.push_back(entry.links);
  add_name(entry.name, node, speller);
  for (const std::string& each : entry.aliases) add_name(each, node, speller);
}

void NameIndex::add_name(std::string_view name, std::uint32_t node, Speller& speller) {
  const auto number = static_cast<std::uint32_t>(owners_.size());
  owners_.push_back(node);
  names_ += name;
  name_ends_.push_back(static_cast<std::uint32_t>(names_.size()));
  folded_.add(folded(name), number);
  const Spelling spelling = speller.spell(name);
  if (spelling.letters.empty()) return;
  letters_.add(spelling.letters, number);
  letters_.marks += spelling.begins + '0';
  initials_.add(spelling.initials, number);
}

std::string_view NameIndex::name_at(std::uint32_t name) const {
  const std::size_t begin = name == 0 ? 0 : name_ends_[name - 1];
  return std::string_view(names_).substr(begin, name_ends_[name] - begin);
}

void NameIndex::scan(const Haystack& hay, std::string_view part, int first_fit, Search& search) const {
  std::size_t entry = 0;
  const std::size_t before = search.all.size();
  for (std::size_t at = find(hay.text, part, 0); at != std::string::npos;) {
    while (entry + 1 < hay.begins.size() && hay.begins[entry + 1] <= at) ++entry;
    if (!hay.marks.empty() && hay.marks[at] != '1') {
      at = find(hay.text, part, at + 1);
      continue;
    }
    const std::uint32_t name = hay.names[entry], node = owners_[name];
    const std::size_t begin = hay.begins[entry], end = hay.end_of(entry);
    if (!search.seen[node] && (search.wanted.empty() || search.wanted[node])) {
      const int fit = first_fit + (at > begin ? 2 : at + part.size() < end ? 1 : 0);
      const std::uint64_t few = 0xFFFFFF - std::min<std::uint32_t>(links_[node], 0xFFFFFF);
      const Candidate next{std::uint64_t(fit) << 48 | few << 16 | std::min<std::size_t>(name_at(name).size(), 0xFFFF), node, name,
                           static_cast<Fit>(fit)};
      // All names of a node stand side by side: the best of them is kept.
      if (search.all.size() > before && search.all.back().node == node)
        search.all.back() = std::min(search.all.back(), next);
      else
        search.all.push_back(next);
    }
    at = find(hay.text, part, end);
  }
  for (std::size_t i = before; i < search.all.size(); ++i) search.seen[search.all[i].node] = true;
}

NameIndex::Result NameIndex::search(std::string_view part, std::size_t limit, const std::vector<bool>& wanted) const {
  static_assert(static_cast<std::size_t>(Fit::kSpellingPart) + 1 == kFits);
  Result out;
  const std::string needle = folded(part);
  if (needle.empty()) return out;
  Search search{wanted, std::vector<bool>(links_.size()), {}};
  scan(folded_, needle, 0, search);
  if (const auto spelling = as_spelling(needle)) {
    scan(initials_, *spelling, static_cast<int>(Fit::kSpelling), search);
    scan(letters_, *spelling, static_cast<int>(Fit::kSpelling), search);
  }
  out.found = search.all.size();
  const std::size_t kept = std::min(limit, search.all.size());
  std::partial_sort(search.all.begin(), search.all.begin() + static_cast<std::ptrdiff_t>(kept), search.all.end());
  for (std::size_t i = 0; i < kept; ++i) out.best.push_back({search.all[i].node, name_at(search.all[i].name), search.all[i].fit});
  return out;
}

}  // namespace govgraph::serve
