// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace govgraph::search {

/// A name as it is typed in letters.
struct Spelling {
  std::string letters;   ///< "liuhezhen", lower case, one reading a character, ü as v; digits and Latin letters stay
  std::string initials;  ///< "lhz"
  std::string begins;    ///< as long as `letters`: '1' where a character's letters begin, else '0'
};

/// What was typed as `Spelling` has it: blanks, apostrophes and hyphens taken out. Nullopt when it holds anything but
/// those, letters a to z and digits. `text`: in lower case.
std::optional<std::string> as_spelling(std::string_view text);

enum class SpellingFit : std::uint8_t { kWhole, kBegin, kPart };

/// How `letters` (of as_spelling) fit a spelling or its initials, the best way; a part begins where a character does.
std::optional<SpellingFit> fit_of(const Spelling& spelling, std::string_view letters);

/// Spells Chinese names. Of a character with several readings it knows the commonest alone. Each character costs a look
/// at ICU once, then a table. Not thread-safe.
class Speller {
 public:
  Speller();
  ~Speller();
  Speller(const Speller&) = delete;
  Speller& operator=(const Speller&) = delete;

  Spelling spell(std::string_view name);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace govgraph::search
