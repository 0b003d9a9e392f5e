// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "extract/rules/clause_words.hpp"
#include "extract/rules/rule.hpp"

namespace govgraph::extract {

struct Reading;

/// What a capture holds: a stretch of text, and the mentions of it; a word has none.
struct Binding {
  bool bound = false;
  bool carried = false;  ///< taken from the subjects of the clause
  Span span;
  std::vector<std::uint32_t> mentions;
};
using Bindings = std::array<Binding, kMaxSlots>;

/// Where a pattern matched, and what its captures hold.
struct PatternMatch {
  struct Slot {
    enum class Kind : std::uint8_t { kNone, kName, kRun, kWord } kind = Kind::kNone;
    std::uint32_t first = 0;                ///< name or run: index into ClauseWords::names
    std::uint32_t last = 0;                 ///< of a run: its last one
    const MentionFilter* filter = nullptr;  ///< of a run: who of those between belongs to it
    bool heads = false;                     ///< of a list: who only says whose the next name is does not belong to it
    Span span;
  };
  std::uint32_t begin = 0;
  std::array<Slot, kMaxSlots> slots;
};

/// Holds patterns against stretches of a document: backtracking over names and words that are known beforehand, never
/// over characters but in gaps before something optional. A search takes at most kBudget steps, then it ends with what
/// it has found. Not thread-safe; make one a document.
class Matcher {
 public:
  static constexpr std::uint32_t kBudget = 20000;

  explicit Matcher(const Reading& reading);

  /// Matches in the order of where they begin, nearer ones first; at most `limit`. The result stays valid until the
  /// next call.
  const std::vector<PatternMatch>& find(const Pattern& pattern, const Stretch& stretch, const Bindings& given,
                                        std::size_t limit);

  /// Puts what a match holds into bindings.
  void bind(const PatternMatch& match, Bindings& out) const;

  /// Whether the stretch is as a whole one of these words.
  bool is_word(Span span, const std::vector<WordKey>& words) const;

  bool passes(std::uint32_t mention, const MentionFilter& filter) const;
  bool ends_with(Span name, lexicon::Feature feature) const;
  /// “夕阳红”|合唱团: the words after the marks of a name in them, which may say its kind.
  std::u32string_view kind_after(Span name) const;

 private:
  /// A choice that is still open: go on with `step` at `at`, holding the captures from `captured` back.
  struct Frame {
    std::uint32_t step, at, captured;
  };
  struct Captured {
    std::uint8_t slot;
    PatternMatch::Slot held;
    std::uint32_t before;  ///< kNone: the first
  };

  bool find_starts(const Pattern& pattern, std::size_t number);
  bool run(const Pattern& pattern, Frame from, bool once);
  void proceed(const Pattern& pattern, const Frame& frame);
  void name(const PatternStep& step, const Frame& frame);
  void run_of_names(const PatternStep& step, const Frame& frame);
  void word(const PatternStep& step, const Frame& frame);
  void number(const Frame& frame);
  void captured(const PatternStep& step, const Frame& frame);
  void gap(const Pattern& pattern, const Frame& frame);
  std::uint32_t gap_limit(const PatternStep& step, std::uint32_t from) const;
  bool gap_ends(const PatternStep& next, std::uint32_t captured, std::uint32_t from, std::uint32_t to);
  void go_on(const Frame& frame, std::uint32_t at) { stack_.push_back({frame.step + 1, at, frame.captured}); }
  void go_on_with(const Frame& frame, std::uint32_t at, std::uint8_t slot, const PatternMatch::Slot& held);
  void keep(std::uint32_t begin, std::uint32_t captured);
  Span captured_span(std::uint8_t slot, std::uint32_t captured) const;

  std::uint32_t name_at(std::uint32_t at) const;
  std::uint32_t first_name_from(std::uint32_t at) const;
  std::uint32_t first_hit_from(std::uint32_t at) const;
  std::uint32_t after_name(Span name) const;
  std::uint32_t first_character() const;
  bool at_end(std::uint32_t at) const;
  bool leads_to_next(std::uint32_t name) const;
  std::uint32_t head_of(std::uint32_t name) const;
  bool joined(std::uint32_t one, std::uint32_t other, bool chain) const;
  Span span_of(std::uint32_t name) const;

  const Reading& reading_;
  const ClauseWords& words_;
  std::u32string_view text_;
  const Bindings* given_ = nullptr;
  Stretch stretch_;
  std::vector<PatternMatch> found_;
  std::vector<Frame> stack_;
  std::vector<Captured> captured_;
  std::vector<std::uint32_t> starts_, places_;
  std::uint32_t steps_ = 0;
};

}  // namespace govgraph::extract
