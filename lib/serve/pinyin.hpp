// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace govgraph::serve {

/// A name as it is typed in letters.
struct Spelling {
  std::string letters;   ///< "liuhezhen", lower case, one reading a character, ü as v; digits and Latin letters stay
  std::string initials;  ///< "lhz"
  std::string begins;    ///< as long as `letters`: '1' where a character's letters begin, else '0'
};

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

}  // namespace govgraph::serve
