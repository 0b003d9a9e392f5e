// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/category.hpp"
#include "lexicon/char_features.hpp"
#include "lexicon/feature.hpp"

namespace govgraph::lexicon {

/// One reading of a form. A form may have several (高 is a surname and an adjective).
struct Entry {
  Category category;
  std::uint8_t sub = 0;       ///< meaning depends on the category; see category.hpp
  std::uint32_t payload = 0;  ///< word frequency, surname count, or row of the gazetteer
};

/// A form that begins at the position asked about.
struct Match {
  std::uint32_t length = 0;          ///< in code points
  std::uint32_t word_frequency = 0;  ///< when it is a kWord
  std::uint64_t categories = 0;      ///< bit per Category
  std::span<const Entry> entries;
  WordClass word_class = WordClass::kOther;  ///< when it is a kWord

  bool is(Category category) const { return (categories >> static_cast<unsigned>(category)) & 1; }
  const Entry* find(Category category) const;  ///< the first entry of that category, or nullptr
};

/// A word with a feature that begins at the position asked about.
struct FeatureMatch {
  std::uint32_t length = 0;  ///< in code points
  Feature feature{};
};

/// A division of the state, from provinces down to towns and subdistricts.
struct Division {
  std::uint32_t code = 0;    ///< GB/T 2260 and 10114: 2, 4, 6 or 9 digits
  std::uint32_t parent = 0;  ///< row of the parent; itself for a province
  std::uint8_t level = 0;    ///< 1 province, 2 city, 3 district or county, 4 town or subdistrict
  std::string_view name;     ///< full name, UTF-8: 浦东新区
};

/// What one code point is to the names of people, read from the surnames and the characters of given names.
struct NameChar {
  std::uint16_t surname = 0;     ///< 1 + its count as a surname by itself (at most 65,534); 0 when it is none
  std::uint8_t given = 0;        ///< 1 + its count in given names (at most 254); 0 when it stands in none
  bool begins_compound = false;  ///< first of a surname of two: 欧阳
};

/// All that the tool knows of the language and of the state's organs: the tables under
/// `lib/lexicon/data`, compiled into the binary as one trie over code points, plus the researcher's own
/// tables. Immutable; const calls are thread-safe. The built-in part is mapped, not parsed: opening costs
/// well under a millisecond. A lookup walks one trie edge a code point.
class Lexicon {
 public:
  /// The tables of the binary alone.
  static const Lexicon& built_in();

  /// With a folder of further tables of the same form (`<category>.tsv`): they add to the built-in
  /// ones. Throws InputError with path:line for an unreadable table.
  static Lexicon with_directory(const std::filesystem::path& directory);

  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;
  ~Lexicon();

  /// Appends to `out` every form that begins at `position`, shortest first. `out` is not cleared.
  void matches_at(std::u32string_view text, std::size_t position, std::vector<Match>& out) const;

  /// The categories of all forms of at least `least` code points that begin at `position`, together: bit per Category.
  std::uint64_t categories_at(std::u32string_view text, std::size_t position, std::size_t least) const;

  /// Asks the memory for what `matches_at` will look at there first. Of use a little before it is called, where a long
  /// text is walked: most of the time of a walk is spent waiting for memory.
  void prefetch(std::u32string_view text, std::size_t position) const;

  /// The form that is exactly `text`, if there is one: `length` 0 otherwise.
  Match exact(std::u32string_view text) const;

  /// Whether the character by itself is a word with the feature. A few loads.
  bool has(char32_t c, Feature feature) const { return chars_.is(c, feature) || added_chars_.is(c, feature); }

  /// Whether `text` as a whole is a word with the feature. One walk of at most the longest such word, and none where no
  /// such word begins and ends with its first and last characters.
  bool has(std::u32string_view text, Feature feature) const {
    if (text.size() == 1) return has(text[0], feature);
    return !text.empty() && may_begin(text.front(), feature) && may_end(text.back(), feature) &&
           has_word(text, feature);
  }

  /// Length of the longest word with the feature with which `text` begins, or ends; 0 when it does with none. `ends`
  /// costs a walk for each length that words with the feature have. No walk where the character rules it out.
  std::size_t begins(std::u32string_view text, Feature feature) const {
    return !text.empty() && may_begin(text.front(), feature) ? longest_beginning(text, feature) : 0;
  }
  std::size_t ends(std::u32string_view text, Feature feature) const {
    return !text.empty() && may_end(text.back(), feature) ? longest_ending(text, feature) : 0;
  }

  /// Where in `text` the first word with the feature begins; npos when there is none. A walk for each code point.
  std::size_t find(std::u32string_view text, Feature feature) const;
  bool holds(std::u32string_view text, Feature feature) const {
    return find(text, feature) != std::u32string_view::npos;
  }

  /// The same of UTF-8; lengths in bytes. Decodes the text.
  bool has(std::string_view utf8, Feature feature) const;
  std::size_t begins(std::string_view utf8, Feature feature) const;
  std::size_t ends(std::string_view utf8, Feature feature) const;
  bool holds(std::string_view utf8, Feature feature) const;

  /// Appends to `out` each word that begins at `position`, once for each of its features that are wanted, shortest
  /// first. One walk, and none where no word with such a feature begins with the character.
  void features_at(std::u32string_view text, std::size_t position, const FeatureMask& wanted,
                   std::vector<FeatureMatch>& out) const;

  /// Where in `text` the last word with the feature stands, the longest of those that begin there; nullopt when there
  /// is none. A walk for each code point.
  struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  std::optional<Place> last_in(std::u32string_view text, Feature feature) const;

  /// All features, the built-in ones first; the number of a feature is its place.
  std::vector<FeatureInfo> features() const;
  std::optional<Feature> feature_named(std::string_view name) const;

  /// Of a code point of the Basic Multilingual Plane; of others nothing is known. One load.
  NameChar name_char(char32_t c) const { return c < name_chars_.size() ? name_chars_[c] : NameChar{}; }

  std::span<const Division> divisions() const;

  /// Rows of the divisions that bear exactly this full or short name, ascending by code. None for what the gazetteer
  /// has as 某某社区 beside towns: nearly everywhere such a name is a community's.
  std::vector<std::uint32_t> divisions_named(std::u32string_view name) const;

  /// The chain of full names from the province down to `row`, joined by '/': 上海市/浦东新区/书院镇.
  std::string division_path(std::uint32_t row) const;

  /// Changes whenever any table does; part of a database's build options.
  std::string_view version() const;

 private:
  struct Impl;
  explicit Lexicon(std::unique_ptr<Impl> impl);

  bool may_begin(char32_t c, Feature feature) const {
    return chars_.begins(c, feature) || added_chars_.begins(c, feature);
  }
  bool may_end(char32_t c, Feature feature) const { return chars_.ends(c, feature) || added_chars_.ends(c, feature); }
  bool has_word(std::u32string_view text, Feature feature) const;
  std::size_t longest_beginning(std::u32string_view text, Feature feature) const;
  std::size_t longest_ending(std::u32string_view text, Feature feature) const;

  std::unique_ptr<Impl> impl_;
  CharFeatureTable chars_;
  CharFeatureTable added_chars_;          ///< of the researcher's tables; knows nothing without them
  std::span<const NameChar> name_chars_;  ///< of the Basic Multilingual Plane
};

}  // namespace govgraph::lexicon
