// SPDX-License-Identifier: Apache-2.0
#include "extract/rules/matcher.hpp"

#include <algorithm>

#include "base/sort_unique.hpp"
#include "extract/phrase.hpp"
#include "extract/reading.hpp"
#include "model/line_mark.hpp"

namespace govgraph::extract {
namespace {

using Op = PatternStep::Op;
using SlotKind = PatternMatch::Slot::Kind;

bool is_numeral_character(char32_t c) {
  return is_digit(c) || std::u32string_view(U"一二两三四五六七八九十百千万零〇").find(c) != std::u32string_view::npos;
}

/// Marks before and behind a name that patterns step over.
bool opens(char32_t c) { return is_opening_quote(c) || c == U'《'; }
bool closes(char32_t c) { return is_closing_quote(c) || c == U'》'; }

bool asks_for(const PatternStep& step, WordKey key) {
  return std::binary_search(step.words.begin(), step.words.end(), key);
}

}  // namespace

Matcher::Matcher(const Reading& reading)
    : reading_(reading), words_(reading.clause_words), text_(reading.document.text()) {}

const std::vector<PatternMatch>& Matcher::find(const Pattern& pattern, const Stretch& stretch, const Bindings& given,
                                               std::size_t limit) {
  found_.clear();
  captured_.clear();
  stack_.clear();
  stretch_ = stretch;
  given_ = &given;
  steps_ = 0;
  starts_.clear();
  if (!find_starts(pattern, 0)) {
    starts_.clear();
    for (std::uint32_t at = stretch.span.begin; at < stretch.span.end; ++at) starts_.push_back(at);
  } else {
    sort_unique(starts_);
  }
  for (const std::uint32_t start : starts_) {
    const std::size_t before = found_.size();
    run(pattern, {0, start, kNone}, false);
    for (std::size_t i = before; i < found_.size(); ++i) found_[i].begin = start;
    if (steps_ > kBudget) break;
    if (found_.size() >= limit) {
      found_.resize(limit);
      break;
    }
  }
  return found_;
}

/// Adds where a match may begin that goes through this step first; false when that may be anywhere.
bool Matcher::find_starts(const Pattern& pattern, std::size_t number) {
  const PatternStep& step = pattern.steps[number];
  switch (step.op) {
    case Op::kBegin:
      starts_.push_back(first_character());
      return true;
    case Op::kWord:
      for (std::uint32_t i = stretch_.first_hit; i < stretch_.last_hit; ++i)
        if (asks_for(step, words_.hits[i].key)) starts_.push_back(words_.hits[i].begin);
      return true;
    case Op::kName:
    case Op::kList:
    case Op::kChain:
      for (std::uint32_t i = stretch_.first_name; i < stretch_.last_name; ++i)
        if (passes(words_.names[i], step.filter)) starts_.push_back(span_of(i).begin);
      return true;
    case Op::kCapture:
      if ((*given_)[step.slot].bound && stretch_.span.contains((*given_)[step.slot].span))
        starts_.push_back((*given_)[step.slot].span.begin);
      return true;
    case Op::kSplit:
      return find_starts(pattern, number + 1) && (step.target == number + 1 || find_starts(pattern, step.target));
    case Op::kJump:
    case Op::kNotHere:  // what must not stand here takes no room
      return find_starts(pattern, step.target);
    default:
      return false;
  }
}

/// All ways to match from a frame on, or `once` whether there is one.
bool Matcher::run(const Pattern& pattern, Frame from, bool once) {
  const std::size_t base = stack_.size();
  stack_.push_back(from);
  bool any = false;
  while (stack_.size() > base) {
    if (++steps_ > kBudget) break;
    const Frame frame = stack_.back();
    stack_.pop_back();
    if (pattern.steps[frame.step].op == Op::kDone) {
      any = true;
      if (once) break;
      keep(from.at, frame.captured);
    } else {
      proceed(pattern, frame);
    }
  }
  stack_.resize(base);
  return any;
}

void Matcher::proceed(const Pattern& pattern, const Frame& frame) {
  const PatternStep& step = pattern.steps[frame.step];
  switch (step.op) {
    case Op::kName:
      return name(step, frame);
    case Op::kList:
    case Op::kChain:
      return run_of_names(step, frame);
    case Op::kWord:
      return word(step, frame);
    case Op::kNumber:
      return number(frame);
    case Op::kCapture:
      return captured(step, frame);
    case Op::kGap:
      return gap(pattern, frame);
    case Op::kBegin:
      if (frame.at == first_character() || frame.at == stretch_.span.begin) go_on(frame, frame.at);
      return;
    case Op::kEnd:
      if (at_end(frame.at)) go_on(frame, frame.at);
      return;
    case Op::kSplit:
      if (step.target != frame.step + 1) stack_.push_back({step.target, frame.at, frame.captured});
      return go_on(frame, frame.at);
    case Op::kJump:
      stack_.push_back({step.target, frame.at, frame.captured});
      return;
    case Op::kNotHere:
      if (!run(pattern, {frame.step + 1, frame.at, frame.captured}, true))
        stack_.push_back({step.target, frame.at, frame.captured});
      return;
    case Op::kDone:
      return;
  }
}

void Matcher::name(const PatternStep& step, const Frame& frame) {
  const std::uint32_t at = name_at(frame.at);
  if (at == kNone || !passes(words_.names[at], step.filter)) return;
  go_on_with(frame, after_name(span_of(at)), step.slot, {SlotKind::kName, at, at, nullptr, false, span_of(at)});
}

/// The longest run first, then shorter ones.
void Matcher::run_of_names(const PatternStep& step, const Frame& frame) {
  const bool list = step.op == Op::kList;
  const std::uint32_t at = name_at(frame.at);
  const std::uint32_t first = at == kNone || !list ? at : head_of(at);
  if (first == kNone || !passes(words_.names[first], step.filter)) return;
  places_.assign(1, first);
  for (std::uint32_t begin = first + 1; begin < stretch_.last_name; ++begin) {
    const std::uint32_t next = list ? head_of(begin) : begin;
    const bool fits = passes(words_.names[next], step.filter);
    if (fits && !joined(places_.back(), begin, !list)) break;
    if (fits) places_.push_back(next);
    begin = next;
  }
  steps_ += static_cast<std::uint32_t>(places_.size());
  for (const std::uint32_t last : places_)
    go_on_with(frame, after_name(span_of(last)), step.slot,
               {SlotKind::kRun, first, last, &step.filter, list, {span_of(first).begin, span_of(last).end}});
}

void Matcher::word(const PatternStep& step, const Frame& frame) {
  std::uint32_t i = first_hit_from(frame.at);
  std::uint32_t end = i;
  while (end < stretch_.last_hit && words_.hits[end].begin == frame.at) ++end;
  // Pushed from the shortest on, so that the longest word is tried first.
  std::uint32_t length = 0;
  while (end-- > i) {
    const WordHit& hit = words_.hits[end];
    if (!asks_for(step, hit.key) || hit.length == length) continue;
    length = hit.length;
    go_on_with(frame, frame.at + length, step.slot,
               {SlotKind::kWord, 0, 0, nullptr, false, {frame.at, frame.at + length}});
  }
}

void Matcher::number(const Frame& frame) {
  std::uint32_t end = frame.at;
  while (end < stretch_.span.end && is_numeral_character(text_[end])) ++end;
  if (end > frame.at) go_on(frame, end);
}

void Matcher::captured(const PatternStep& step, const Frame& frame) {
  const Span span = captured_span(step.slot, frame.captured);
  if (span.empty()) return;
  std::uint32_t at = frame.at;
  while (at < span.begin && opens(text_[at])) ++at;
  if (at == span.begin) go_on(frame, after_name(span));
}

Span Matcher::captured_span(std::uint8_t slot, std::uint32_t captured) const {
  for (; captured != kNone; captured = captured_[captured].before)
    if (captured_[captured].slot == slot) return captured_[captured].held.span;
  return (*given_)[slot].bound ? (*given_)[slot].span : Span{};
}

void Matcher::gap(const Pattern& pattern, const Frame& frame) {
  const PatternStep& step = pattern.steps[frame.step];
  const std::uint32_t from = frame.at + step.min;
  const std::uint32_t to = gap_limit(step, frame.at);
  if (from > to) return;
  places_.clear();
  if (!gap_ends(pattern.steps[frame.step + 1], frame.captured, from, to))
    for (std::uint32_t at = from; at <= to; ++at) places_.push_back(at);
  steps_ += static_cast<std::uint32_t>(places_.size());
  for (auto place = places_.rbegin(); place != places_.rend(); ++place)
    go_on_with(frame, *place, step.slot, {SlotKind::kWord, 0, 0, nullptr, false, {frame.at, *place}});
}

/// The last place where the gap may end: before what it excludes ends.
std::uint32_t Matcher::gap_limit(const PatternStep& step, std::uint32_t from) const {
  std::uint32_t limit = stretch_.span.end;
  if (step.max < limit - from) limit = from + step.max;
  if (!step.no_words)
    for (std::uint32_t i = first_hit_from(from); i < stretch_.last_hit && words_.hits[i].begin < limit; ++i)
      if (asks_for(step, words_.hits[i].key)) limit = std::min(limit, words_.hits[i].begin + words_.hits[i].length - 1);
  if (!step.no_names)
    for (std::uint32_t i = first_name_from(from); i < stretch_.last_name && span_of(i).begin < limit; ++i)
      if (passes(words_.names[i], step.filter)) limit = std::min(limit, span_of(i).end - 1);
  return limit;
}

/// The ends of a gap at which the step after it may match, in `places_`; false when any place may do.
bool Matcher::gap_ends(const PatternStep& next, std::uint32_t captured, std::uint32_t from, std::uint32_t to) {
  const auto add = [&](std::uint32_t begin) {
    std::uint32_t at = begin;
    while (at > to && at > from && (opens(text_[at - 1]) || text_[at - 1] == kLineMark)) --at;
    if (at >= from && at <= to && (places_.empty() || places_.back() != at)) places_.push_back(at);
  };
  switch (next.op) {
    case Op::kName:
    case Op::kList:
    case Op::kChain:
      for (std::uint32_t i = first_name_from(from); i < stretch_.last_name && span_of(i).begin <= to + 2; ++i)
        add(span_of(i).begin);
      return true;
    case Op::kWord:
      for (std::uint32_t i = first_hit_from(from); i < stretch_.last_hit && words_.hits[i].begin <= to; ++i)
        if (asks_for(next, words_.hits[i].key)) add(words_.hits[i].begin);
      return true;
    case Op::kCapture:
      if (const Span span = captured_span(next.slot, captured); !span.empty() && span.begin >= from) add(span.begin);
      return true;
    case Op::kDone:
      places_.push_back(from);
      return true;
    case Op::kEnd: {
      std::uint32_t at = stretch_.span.end;
      while (at > from && !is_name_character(text_[at - 1])) --at;
      if (at <= to) places_.push_back(std::max(at, from));
      return true;
    }
    default:
      return false;
  }
}

void Matcher::go_on_with(const Frame& frame, std::uint32_t at, std::uint8_t slot, const PatternMatch::Slot& held) {
  if (slot == kNoSlot) return go_on(frame, at);
  captured_.push_back({slot, held, frame.captured});
  stack_.push_back({frame.step + 1, at, static_cast<std::uint32_t>(captured_.size() - 1)});
}

void Matcher::keep(std::uint32_t begin, std::uint32_t captured) {
  PatternMatch match;
  match.begin = begin;
  for (; captured != kNone; captured = captured_[captured].before) {
    PatternMatch::Slot& slot = match.slots[captured_[captured].slot];
    if (slot.kind == SlotKind::kNone) slot = captured_[captured].held;
  }
  found_.push_back(match);
}

void Matcher::bind(const PatternMatch& match, Bindings& out) const {
  for (std::size_t i = 0; i < kMaxSlots; ++i) {
    const PatternMatch::Slot& slot = match.slots[i];
    if (slot.kind == SlotKind::kNone) continue;
    Binding& binding = out[i];
    binding = {true, false, slot.span, {}};
    if (slot.kind == SlotKind::kWord) continue;
    for (std::uint32_t name = slot.first; name <= slot.last; ++name)
      if ((slot.filter == nullptr || passes(words_.names[name], *slot.filter)) &&
          !(slot.heads && name < slot.last && leads_to_next(name)))
        binding.mentions.push_back(words_.names[name]);
  }
}

bool Matcher::is_word(Span span, const std::vector<WordKey>& words) const {
  auto hit = std::lower_bound(words_.hits.begin(), words_.hits.end(), span.begin,
                              [](const WordHit& each, std::uint32_t position) { return each.begin < position; });
  for (; hit != words_.hits.end() && hit->begin == span.begin; ++hit)
    if (hit->length == span.size() && std::binary_search(words.begin(), words.end(), hit->key)) return true;
  return false;
}

Span Matcher::span_of(std::uint32_t name) const { return reading_.mentions[words_.names[name]].span; }

/// The first name of the stretch that begins at or after `at`.
std::uint32_t Matcher::first_name_from(std::uint32_t at) const {
  const auto begin = words_.names.begin();
  const auto found = std::lower_bound(
      begin + stretch_.first_name, begin + stretch_.last_name, at,
      [&](std::uint32_t mention, std::uint32_t position) { return reading_.mentions[mention].span.begin < position; });
  return static_cast<std::uint32_t>(found - begin);
}

std::uint32_t Matcher::first_hit_from(std::uint32_t at) const {
  const auto begin = words_.hits.begin();
  const auto found = std::lower_bound(begin + stretch_.first_hit, begin + stretch_.last_hit, at,
                                      [](const WordHit& hit, std::uint32_t position) { return hit.begin < position; });
  return static_cast<std::uint32_t>(found - begin);
}

/// The name that begins there, perhaps behind opening quotation marks; kNone when none does.
std::uint32_t Matcher::name_at(std::uint32_t at) const {
  const std::uint32_t name = first_name_from(at);
  if (name == stretch_.last_name) return kNone;
  // “甲”“乙”: two names, not one after the other.
  if (at > stretch_.span.begin && closes(text_[at - 1]) && opens(text_[at])) return kNone;
  const std::uint32_t begin = span_of(name).begin;
  while (at < begin && (opens(text_[at]) || text_[at] == kLineMark)) ++at;
  return at == begin ? name : kNone;
}

/// Where the text goes on after a name, the mark that closes it and the end of a post's line.
std::uint32_t Matcher::after_name(Span name) const {
  std::uint32_t at = name.end;
  if (at < stretch_.span.end && closes(text_[at])) ++at;
  return at < stretch_.span.end && text_[at] == kLineMark ? at + 1 : at;
}

std::uint32_t Matcher::first_character() const {
  std::uint32_t at = stretch_.span.begin;
  while (at < stretch_.span.end && !is_name_character(text_[at])) ++at;
  return at;
}

bool Matcher::at_end(std::uint32_t at) const {
  for (; at < stretch_.span.end; ++at)
    if (is_name_character(text_[at])) return false;
  return true;
}

/// 奎山公安分局|东山派出所, 柳河镇|东山村: an organ or area right before another says whose that is.
bool Matcher::leads_to_next(std::uint32_t name) const {
  if (name + 1 >= words_.names.size()) return false;
  const Mention &one = reading_.mentions[words_.names[name]], &next = reading_.mentions[words_.names[name + 1]];
  return one.span.end == next.span.begin && is_actor(one.label) && is_actor(next.label);
}

std::uint32_t Matcher::head_of(std::uint32_t name) const {
  while (name + 1 < stretch_.last_name && leads_to_next(name)) ++name;
  return name;
}

bool Matcher::joined(std::uint32_t one, std::uint32_t other, bool chain) const {
  const Span left = span_of(one), right = span_of(other);
  if (chain && left.end == right.begin) return true;
  // A name a line.
  if (right.begin > left.end && text_[right.begin - 1] == kLineMark && after_name(left) == right.begin) return true;
  if (coordinated(reading_, left, right)) return true;
  if (chain || right.begin - left.end > 9) return false;
  const std::uint32_t pair[] = {words_.names[one], words_.names[other]};
  return run_of(reading_, pair, 0).size() == 2;
}

}  // namespace govgraph::extract
