// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "extract/reading.hpp"

namespace govgraph::extract {

/// A stretch that may be a person's full name, with the evidence for it.
struct PersonGuess {
  Span span;
  float form = 0;       ///< how usual surname and given name are
  float left = 0;       ///< what stands before: an office, a comma, a word it would be part of
  float right = 0;      ///< what stands after: a verb of speech, a comma, a word that it would cut
  bool titled = false;  ///< right after an office, a noun for people, or a verb of appointing

  float score() const { return form + left + right; }
};

/// Weighs stretches as full names: surname, given name, and what stands around them.
class PersonJudge {
 public:
  explicit PersonJudge(const Reading& reading) : reading_(reading), text_(reading.document.text()) {}

  /// Surname of one or two code points there, with its weight; length 0 when none.
  struct Surname {
    std::uint32_t length = 0;
    float weight = 0;
    std::uint32_t frequency = 0;
  };
  Surname surname_at(std::uint32_t position) const {
    const lexicon::NameChar first = reading_.lexicon.name_char(text_[position]);
    return first.surname == 0 && !first.begins_compound ? Surname{} : surname_with(first, position);
  }

  /// The guesses that begin there, shortest first: the surname with one or two code points more.
  void guesses_at(std::uint32_t position, std::vector<PersonGuess>& out) const;

  /// Whether an office or a noun for people ends there.
  bool title_ends(std::uint32_t position) const;

  /// Whether a guess that begins there is `titled`.
  bool is_titled(std::uint32_t position) const { return title_ends(position) || label_ends(position); }

  /// Whether an office ends there, no mere noun for people.
  bool office_ends(std::uint32_t position) const;

 private:
  Surname surname_with(const lexicon::NameChar& first, std::uint32_t position) const;
  bool appointed(std::uint32_t position) const;
  float given_weight(Span given) const;
  bool joins_nothing(std::uint32_t position) const;
  bool may_be_named_yu(std::uint32_t position) const;
  bool office_in_words(std::uint32_t position) const;
  bool takes_office(std::uint32_t position) const;
  bool begins_deed(std::uint32_t position) const;
  bool label_ends(std::uint32_t position) const;
  bool fills_cell(Span span) const;
  float word_penalty(Span span, std::uint32_t surname, bool titled) const;
  bool is_rare_word(const Token& token) const;
  float place_penalty(std::uint32_t last) const;
  bool measures(std::uint32_t position) const;
  float left_weight(std::uint32_t position, bool titled) const;
  bool begins_speech(std::uint32_t position) const;
  bool says(std::uint32_t position) const;
  bool begins_long_word(std::uint32_t position) const;
  float right_weight(std::uint32_t position, bool certain) const;  ///< `certain`: behind an office or in a list
  float cut_weight(std::uint32_t position) const;

  const Reading& reading_;
  std::u32string_view text_;
};

}  // namespace govgraph::extract
