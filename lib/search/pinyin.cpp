// SPDX-License-Identifier: Apache-2.0
#include "search/pinyin.hpp"

#include <algorithm>
#include <unordered_map>

#include <unicode/translit.h>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace govgraph::search {
namespace {

constexpr char32_t kFirstLetter = 0x80;

bool is_latin(char16_t unit) { return (unit >= u'a' && unit <= u'z') || (unit >= u'0' && unit <= u'9'); }

std::unique_ptr<icu::Transliterator> chain() {
  UErrorCode error = U_ZERO_ERROR;
  UParseError where{};
  // ü keeps its dots while tones go, and is v then, as input methods have it.
  const auto rules = icu::UnicodeString::fromUTF8(
      ":: Han-Latin; :: NFD; [\\u0300\\u0301\\u0304\\u030C] > ; :: NFC; ü > v; :: Latin-ASCII; :: Lower;");
  std::unique_ptr<icu::Transliterator> out(
      icu::Transliterator::createFromRules("govgraph-spelling", rules, UTRANS_FORWARD, where, error));
  if (U_FAILURE(error) || !out) throw Error("ICU has no data to spell Chinese in letters: install libicu's data");
  return out;
}

std::optional<SpellingFit> fit_in(std::string_view text, std::string_view letters, std::string_view begins) {
  if (text.starts_with(letters)) return text.size() == letters.size() ? SpellingFit::kWhole : SpellingFit::kBegin;
  for (std::size_t at = text.find(letters); at != std::string_view::npos; at = text.find(letters, at + 1))
    if (begins.empty() || begins[at] == '1') return SpellingFit::kPart;
  return std::nullopt;
}

}  // namespace

std::optional<std::string> as_spelling(std::string_view text) {
  std::string out;
  for (const char each : text) {
    if (each == ' ' || each == '\'' || each == '-') continue;
    if ((each < 'a' || each > 'z') && (each < '0' || each > '9')) return std::nullopt;
    out += each;
  }
  return out.empty() ? std::nullopt : std::optional(out);
}

std::optional<SpellingFit> fit_of(const Spelling& spelling, std::string_view letters) {
  const auto whole = fit_in(spelling.letters, letters, spelling.begins);
  const auto initials = fit_in(spelling.initials, letters, {});
  return whole && initials ? std::min(*whole, *initials) : whole ? whole : initials;
}

struct Speller::State {
  std::unique_ptr<icu::Transliterator> latin = chain();
  std::unordered_map<char32_t, std::string> known;

  const std::string& letters_of(char32_t point) {
    const auto [at, added] = known.try_emplace(point);
    if (!added) return at->second;
    icu::UnicodeString text(static_cast<UChar32>(point));
    latin->transliterate(text);
    for (int32_t i = 0; i < text.length(); ++i)
      if (is_latin(text[i])) at->second += static_cast<char>(text[i]);
    return at->second;
  }
};

Speller::Speller() : state_(std::make_unique<State>()) {}
Speller::~Speller() = default;

Spelling Speller::spell(std::string_view name) {
  Spelling out;
  for (const char32_t point : utf8::decode_all(name)) {
    const std::string& letters = state_->letters_of(point);
    if (letters.empty()) continue;
    out.begins += '1';
    out.begins.append(letters.size() - 1, '0');
    out.letters += letters;
    // Of a Latin word each letter is a character of its own.
    out.initials += point < kFirstLetter ? letters : letters.substr(0, 1);
  }
  return out;
}

}  // namespace govgraph::search
