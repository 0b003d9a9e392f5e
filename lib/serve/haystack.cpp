// SPDX-License-Identifier: Apache-2.0
#include "serve/haystack.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/utf8.hpp"

namespace govgraph::serve {
namespace {

/// Three code points of 21 bits; those that are missing are 0.
std::uint64_t run_of(std::u32string_view points) {
  std::uint64_t out = 0;
  for (const char32_t each : points) out = out << 21 | each;
  return out;
}

template <class Use>
void visit_runs(std::string_view text, const std::vector<std::size_t>& lengths, Use use) {
  const std::u32string points = utf8::decode_all(text);
  for (const std::size_t length : lengths)
    for (std::size_t i = 0; i + length <= points.size(); ++i) use(run_of(std::u32string_view(points).substr(i, length)));
}

}  // namespace

void Haystack::add(std::string_view text, std::uint32_t number, std::string_view marks) {
  begins_.push_back(static_cast<std::uint32_t>(text_.size()));
  numbers_.push_back(number);
  text_.append(text).append(1, '\n');
  if (!marks.empty()) marks_.append(marks).append(1, '0');
}

void Haystack::finish() {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> all;
  for (std::uint32_t entry = 0; entry < begins_.size(); ++entry)
    visit_runs(std::string_view(text_).substr(begins_[entry], end_of(entry) - begins_[entry]), runs_,
               [&](std::uint64_t run) { all.emplace_back(run, entry); });
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  entries_.reserve(all.size());
  for (const auto& [run, entry] : all) {
    if (keys_.empty() || keys_.back() != run) {
      keys_.push_back(run);
      firsts_.push_back(static_cast<std::uint32_t>(entries_.size()));
    }
    entries_.push_back(entry);
  }
  firsts_.push_back(static_cast<std::uint32_t>(entries_.size()));
}

Haystack::Entries Haystack::entries_of(std::uint64_t run) const {
  const auto at = std::lower_bound(keys_.begin(), keys_.end(), run);
  if (at == keys_.end() || *at != run) return {};
  const auto i = static_cast<std::size_t>(at - keys_.begin());
  return Entries(entries_).subspan(firsts_[i], firsts_[i + 1] - firsts_[i]);
}

/// The texts with the rarest run of the longest length that the part has; nullopt when it is shorter than all.
std::optional<Haystack::Entries> Haystack::candidates(std::string_view part) const {
  const std::size_t length = utf8::length(part);
  std::size_t longest = 0;
  for (const std::size_t each : runs_)
    if (each <= length) longest = std::max(longest, each);
  if (longest == 0) return std::nullopt;
  std::optional<Entries> out;
  visit_runs(part, {longest}, [&](std::uint64_t run) {
    const Entries entries = entries_of(run);
    if (!out || entries.size() < out->size()) out = entries;
  });
  return out;
}

/// As std::string::find, but not slowed down by first bytes that half of all Chinese characters share.
std::size_t Haystack::find(std::string_view part, std::size_t from, std::size_t end) const {
  if (from >= end) return std::string::npos;
  const void* at = ::memmem(text_.data() + from, end - from, part.data(), part.size());
  return at == nullptr ? std::string::npos : static_cast<std::size_t>(static_cast<const char*>(at) - text_.data());
}

void Haystack::report(std::size_t entry, std::size_t at, std::size_t length, const std::function<void(const Match&)>& visit) const {
  const bool at_begin = at == begins_[entry];
  visit({numbers_[entry], at_begin, at_begin && at + length == end_of(entry)});
}

void Haystack::search(std::string_view part, const std::function<void(const Match&)>& visit) const {
  const auto may_begin = [&](std::size_t at) { return marks_.empty() || marks_[at] == '1'; };
  if (const auto some = candidates(part)) {
    for (const std::uint32_t entry : *some) {
      std::size_t at = find(part, begins_[entry], end_of(entry));
      while (at != std::string::npos && !may_begin(at)) at = find(part, at + 1, end_of(entry));
      if (at != std::string::npos) report(entry, at, part.size(), visit);
    }
    return;
  }
  std::size_t entry = 0;
  for (std::size_t at = find(part, 0, text_.size()); at != std::string::npos;) {
    while (entry + 1 < begins_.size() && begins_[entry + 1] <= at) ++entry;
    const bool fits = may_begin(at);
    if (fits) report(entry, at, part.size(), visit);
    at = find(part, fits ? end_of(entry) : at + 1, text_.size());
  }
}

}  // namespace govgraph::serve
