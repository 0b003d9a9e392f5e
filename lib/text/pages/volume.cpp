// SPDX-License-Identifier: Apache-2.0
#include "text/pages/volume.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <utility>

#include "base/utf8.hpp"
#include "text/pages/references.hpp"

namespace govgraph::text {
namespace {

constexpr std::uint32_t kFarthestPage = 32;  ///< on which an article goes on

SetLine::Role role_of(Piece::Kind kind) {
  switch (kind) {
    case Piece::Kind::kHeadline:
      return SetLine::Role::kHeadline;
    case Piece::Kind::kSubtitle:
      return SetLine::Role::kSubtitle;
    case Piece::Kind::kHeading:
      return SetLine::Role::kHeading;
    case Piece::Kind::kCaption:
      return SetLine::Role::kCaption;
    case Piece::Kind::kText:
    case Piece::Kind::kFurniture:
      break;
  }
  return SetLine::Role::kFurniture;
}

/// What is the same on all pages of a running head.
std::string without_digits(const std::string& text) {
  std::string out;
  for (const char c : text)
    if ((c < '0' || c > '9') && c != ' ') out += c;
  return out;
}

/// Bytes of the first code points of a text.
std::size_t bytes_before(const std::string& text, std::size_t code_points) {
  std::size_t at = 0;
  for (; code_points > 0 && at < text.size(); --code_points) at += utf8::decode(text, at).length;
  return at;
}

/// Cuts spans to a range and moves them to its beginning.
void keep_range(std::vector<Placed>& placed, const std::string& text, std::uint32_t begin, std::uint32_t end) {
  const Layout layout{{}, std::move(placed), {}, {}};
  placed = places_of(layout, text, {begin, end});
  for (Placed& each : placed) each.span = {each.span.begin - begin, each.span.end - begin};
}

}  // namespace

Volume::Entry Volume::entry_of(Piece&& piece, std::uint32_t page) const {
  Entry out;
  out.kind = piece.kind;
  out.goes_on = piece.goes_on;
  out.open = piece.open;
  out.at_edge = piece.at_edge;
  for (const TextRun& run : piece.runs) {
    if (run.apart && !out.text.empty()) out.text += ' ';
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    out.text += utf8::encode(run.text);
    out.placed.push_back({{begin, static_cast<std::uint32_t>(out.text.size())}, page, run.box, run.down, run.sure});
  }
  return out;
}

void Volume::add(ComposedPage&& page) {
  const auto number = static_cast<std::uint32_t>(sizes_.size());
  sizes_.push_back(page.size);
  upper_.emplace_back();
  lower_.emplace_back();
  numbers_.push_back(number + 1);
  empty_pages_ += page.pieces.empty();
  bool begun = false;
  for (Piece& piece : page.pieces) {
    Entry entry = entry_of(std::move(piece), number);
    if (entry.text.empty()) continue;
    bytes_ += entry.text.size() + 2;
    if (entry.kind == Kind::kFurniture || entry.at_edge) {
      (begun ? lower_ : upper_).back().push_back(std::move(entry));
      continue;
    }
    begun = true;
    const bool starts = entry.kind == Kind::kHeadline;
    const auto reference =
        entry.kind == Kind::kText ? comes_from(utf8::decode_all(entry.text.substr(0, 64))) : std::nullopt;
    const bool heads_it =
        reference && !parts_.empty() && parts_.back().page == number &&
        std::all_of(parts_.back().entries.begin(), parts_.back().entries.end(),
                    [](const Entry& each) { return each.kind == Kind::kHeadline || each.kind == Kind::kSubtitle; });
    // Without headlines, each page keeps its own text but for the end of the last sentence.
    const bool own = !parts_.empty() && !parts_.back().titled && parts_.back().page != number && !goes_on(entry);
    if (starts || own || parts_.empty() || (reference && !heads_it)) {
      parts_.emplace_back();
      parts_.back().page = number;
      parts_.back().titled = starts;
    }
    if (reference) parts_.back().comes_from = reference->page;
    add_to_part(parts_.back(), std::move(entry));
  }
}

/// Whether the entry ends the last paragraph so far.
bool Volume::goes_on(const Entry& entry) const {
  const std::vector<Entry>& entries = parts_.back().entries;
  const auto last =
      std::find_if(entries.rbegin(), entries.rend(), [](const Entry& each) { return each.kind != Kind::kCaption; });
  return entry.kind == Kind::kText && entry.goes_on && last != entries.rend() && last->kind == Kind::kText &&
         last->open;
}

void Volume::add_to_part(Part& part, Entry&& entry) const {
  if (entry.kind == Kind::kText && entry.goes_on)
    for (auto last = part.entries.rbegin(); last != part.entries.rend(); ++last) {
      if (last->kind == Kind::kCaption) continue;
      if (last->kind == Kind::kText && last->open) return join(*last, std::move(entry));
      break;
    }
  part.entries.push_back(std::move(entry));
}

void Volume::join(Entry& to, Entry&& more) {
  const auto begin = static_cast<std::uint32_t>(to.text.size());
  to.text += more.text;
  for (Placed& each : more.placed) {
    each.span = {each.span.begin + begin, each.span.end + begin};
    to.placed.push_back(each);
  }
  to.open = more.open;
}

/// Lines alone at an edge that no other page has there are text after all.
void Volume::settle_edges() {
  std::map<std::string, std::size_t> counts;
  for (const auto* side : {&upper_, &lower_})
    for (const std::vector<Entry>& page : *side)
      for (const Entry& each : page)
        if (each.at_edge) ++counts[without_digits(each.text)];
  for (std::uint32_t page = 0; page < sizes_.size(); ++page)
    for (auto* side : {&upper_, &lower_})
      for (Entry& each : (*side)[page]) {
        if (const std::uint32_t number = page_number(utf8::decode_all(each.text)); number > 0) numbers_[page] = number;
        const bool again = counts[without_digits(each.text)] > 1 || without_digits(each.text).empty();
        if (each.at_edge && again) each.kind = Kind::kFurniture;
      }
}

void Volume::note_references() {
  for (Part& part : parts_)
    for (auto last = part.entries.rbegin(); last != part.entries.rend(); ++last) {
      if (last->kind != Kind::kText) continue;
      const std::size_t from = last->text.size() > 96 ? last->text.size() - 96 : 0;
      if (const auto found = goes_to(utf8::decode_all(std::string_view(last->text).substr(from))))
        part.goes_to = found->page;
      break;
    }
}

/// Takes the reference out of the entry, which so reads on; what it was.
std::string Volume::cut_reference(Entry& entry, bool at_end) {
  const std::u32string text = utf8::decode_all(entry.text);
  const auto found = at_end ? goes_to(text) : comes_from(text);
  if (!found) return {};
  const auto begin = static_cast<std::uint32_t>(bytes_before(entry.text, found->begin));
  const auto end = static_cast<std::uint32_t>(bytes_before(entry.text, found->end));
  const auto size = static_cast<std::uint32_t>(entry.text.size());
  std::string out = entry.text.substr(begin, end - begin);
  keep_range(entry.placed, entry.text, at_end ? 0 : end, at_end ? begin : size);
  entry.text = at_end ? entry.text.substr(0, begin) : entry.text.substr(end);
  while (!entry.text.empty() && entry.text.back() == ' ') entry.text.pop_back();
  return out;
}

/// Which part is the end of this one; as many as there are when none is.
std::size_t Volume::end_of(const Part& part) const {
  std::size_t best = parts_.size();
  std::uint32_t least = std::numeric_limits<std::uint32_t>::max();
  for (std::size_t i = static_cast<std::size_t>(&part - parts_.data()) + 1; i < parts_.size(); ++i) {
    const Part& other = parts_[i];
    if (other.page > part.page + kFarthestPage) break;
    if (other.comes_from == 0 || other.taken || other.page == part.page) continue;
    const bool from = other.comes_from == numbers_[part.page], to = part.goes_to == numbers_[other.page];
    const std::uint32_t off = (from ? 0U : 2U) + (to ? 0U : 1U);
    if (off < least && off < 3) {
      least = off;
      best = i;
    }
  }
  return best;
}

void Volume::join_parts() {
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (parts_[i].goes_to == 0 || parts_[i].taken) continue;
    const std::size_t end = end_of(parts_[i]);
    if (end == parts_.size()) continue;
    Part& part = parts_[i];
    Part& more = parts_[end];
    more.taken = true;
    bool first = true;
    for (Entry& entry : more.entries) {
      if (first && entry.kind == Kind::kText) {
        first = false;
        const auto last = std::find_if(part.entries.rbegin(), part.entries.rend(),
                                       [](const Entry& each) { return each.kind == Kind::kText; });
        for (const std::string& reference : {cut_reference(*last, true), cut_reference(entry, false)}) {
          Entry kept;
          kept.kind = Kind::kFurniture;
          kept.text = reference;
          lower_[part.page].push_back(std::move(kept));
        }
        last->open = last->open || !last->text.ends_with("。");
        if (last->open && !last->text.ends_with("”")) {
          join(*last, std::move(entry));
          continue;
        }
      }
      if (first && (entry.kind == Kind::kHeadline || entry.kind == Kind::kSubtitle)) {
        entry.kind = Kind::kFurniture;
        lower_[more.page].push_back(std::move(entry));
        continue;
      }
      if (!entry.text.empty()) part.entries.push_back(std::move(entry));
    }
    part.goes_to = more.goes_to;
    if (part.goes_to > 0) --i;  // and on a third page
  }
}

void Volume::write(const Entry& entry, Reading& out) const {
  const auto begin = static_cast<std::uint32_t>(out.text.size());
  if (entry.kind != Kind::kText) out.layout.lines.push_back({begin, role_of(entry.kind)});
  out.text += entry.text;
  out.text += "\n\n";
  for (Placed each : entry.placed) {
    each.span = {each.span.begin + begin, each.span.end + begin};
    out.layout.placed.push_back(each);
  }
}

void Volume::write_furniture(std::uint32_t page, bool upper, Reading& out) const {
  for (const Entry& each : (upper ? upper_ : lower_)[page])
    if (!each.text.empty()) write(each, out);
}

Reading Volume::finish() {
  settle_edges();
  note_references();
  join_parts();
  Reading out;
  std::size_t part = 0;
  for (std::uint32_t page = 0; page < sizes_.size(); ++page) {
    if (page > 0) out.text += '\f';
    write_furniture(page, true, out);
    for (; part < parts_.size() && parts_[part].page == page; ++part) {
      if (parts_[part].taken) continue;
      if (!out.text.empty() && out.text.back() == '\n') out.text += "\n\n";
      for (const Entry& each : parts_[part].entries)
        if (!each.text.empty()) write(each, out);
      parts_[part] = {};
    }
    write_furniture(page, false, out);
  }
  out.layout.pages = std::move(sizes_);
  return out;
}

}  // namespace govgraph::text
