// SPDX-License-Identifier: Apache-2.0
#include "lexicon/lexicon.hpp"

#include <algorithm>
#include <bit>
#include <mutex>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "lexicon/built_in.hpp"
#include "lexicon/compile.hpp"

namespace govgraph::lexicon {

struct Lexicon::Impl {
  Image base;
  std::string added_bytes;  ///< image of the researcher's tables; empty without them
  Image added;
  std::string version;

  // Views into the string pool cannot lie in an image, so the table is made when first asked for.
  mutable std::once_flag divisions_made;
  mutable std::vector<Division> divisions;

  bool extended() const { return !added_bytes.empty(); }
  const Image& gazetteer() const { return extended() ? added : base; }
};

namespace {

/// Two tries walked in step. What the added one knows includes the base's readings, so it wins.
struct Walk {
  std::uint32_t base = kTrieRoot;
  std::uint32_t added = kTrieRoot;

  bool step(const Image& base_image, const Image& added_image, char32_t c) {
    if (base != kTrieFree) base = base_image.trie.step(base, c);
    if (added != kTrieFree) added = added_image.trie.step(added, c);
    return base != kTrieFree || added != kTrieFree;
  }

  std::uint64_t categories(const Image& base_image, const Image& added_image) const {
    if (added != kTrieFree) {
      if (const auto value = added_image.trie.units[added].value) return added_image.forms[value - 1].categories;
    }
    if (base != kTrieFree) {
      if (const auto value = base_image.trie.units[base].value) return base_image.forms[value - 1].categories;
    }
    return 0;
  }

  Match match(const Image& base_image, const Image& added_image, std::uint32_t length) const {
    if (added != kTrieFree) {
      if (const auto value = added_image.trie.units[added].value) return added_image.match(value, length);
    }
    if (base != kTrieFree) {
      if (const auto value = base_image.trie.units[base].value) return base_image.match(value, length);
    }
    return {};
  }
};

void matches_in(const Image& image, std::u32string_view text, std::size_t position, std::vector<Match>& out) {
  std::uint32_t node = kTrieRoot;
  for (std::size_t i = position; i < text.size(); ++i) {
    node = image.trie.step(node, text[i]);
    if (node == kTrieFree) return;
    if (const auto value = image.trie.units[node].value) {
      out.push_back(image.match(value, static_cast<std::uint32_t>(i + 1 - position)));
    }
  }
}

Match exact_in(const Image& image, std::u32string_view text) {
  std::uint32_t node = kTrieRoot;
  for (const char32_t c : text) {
    node = image.trie.step(node, c);
    if (node == kTrieFree) return {};
  }
  const auto value = image.trie.units[node].value;
  return value != 0 ? image.match(value, static_cast<std::uint32_t>(text.size())) : Match{};
}

bool has_feature(const FeatureIndex& index, std::u32string_view text, Feature feature) {
  const auto number = static_cast<std::size_t>(feature);
  if (number >= index.records.size() || text.empty()) return false;
  if (text.size() == 1) return index.in_set(index.of_char(text[0]).alone, number);
  const FeatureRecord& record = index.records[number];
  if (text.size() < record.shortest || text.size() > record.longest) return false;
  if (!index.in_set(index.of_char(text.front()).first, number) ||
      !index.in_set(index.of_char(text.back()).last, number))
    return false;
  std::uint32_t node = kTrieRoot;
  for (const char32_t c : text) {
    node = index.trie.step(node, c);
    if (node == kTrieFree) return false;
  }
  const std::uint32_t value = index.trie.units[node].value;
  return value != 0 && index.has(value, number);
}

std::size_t begins_in(const FeatureIndex& index, std::u32string_view text, Feature feature) {
  const auto number = static_cast<std::size_t>(feature);
  if (number >= index.records.size() || text.empty() || !index.in_set(index.of_char(text[0]).first, number)) return 0;
  const std::size_t limit = std::min<std::size_t>(text.size(), index.records[number].longest);
  std::uint32_t node = kTrieRoot;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < limit; ++i) {
    node = index.trie.step(node, text[i]);
    if (node == kTrieFree) break;
    const std::uint32_t value = index.trie.units[node].value;
    if (value != 0 && index.has(value, number)) longest = i + 1;
  }
  return longest;
}

std::size_t ends_in(const FeatureIndex& index, std::u32string_view text, Feature feature) {
  const auto number = static_cast<std::size_t>(feature);
  if (number >= index.records.size() || text.empty() || !index.in_set(index.of_char(text.back()).last, number))
    return 0;
  const FeatureRecord& record = index.records[number];
  for (std::size_t length = std::min<std::size_t>(text.size(), record.longest); length >= record.shortest && length > 0;
       --length)
    if (has_feature(index, text.substr(text.size() - length), feature)) return length;
  return 0;
}

void features_in(const FeatureIndex& index, std::u32string_view text, std::size_t position, const FeatureMask& wanted,
                 std::vector<FeatureMatch>& out) {
  if (index.records.empty() || position >= text.size()) return;
  const std::size_t words = std::min(index.words_a_set(), wanted.size());
  const auto bits_of = [&](std::uint32_t set, std::size_t word) {
    return index.sets[set * index.words_a_set() + word] & wanted[word];
  };
  const std::uint32_t first = index.of_char(text[position]).first;
  std::size_t least = 0;  // the first word of bits that has any
  while (least < words && bits_of(first, least) == 0) ++least;
  if (least == words) return;
  std::uint32_t node = kTrieRoot;
  for (std::size_t i = position; i < text.size(); ++i) {
    node = index.trie.step(node, text[i]);
    if (node == kTrieFree) return;
    const std::uint32_t value = index.trie.units[node].value;
    if (value == 0) continue;
    for (std::size_t word = least; word < words; ++word)
      for (std::uint64_t bits = bits_of(index.set_of_word[value - 1], word); bits != 0; bits &= bits - 1)
        out.push_back({static_cast<std::uint32_t>(i + 1 - position),
                       static_cast<Feature>(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)))});
  }
}

/// The last code point of a text that is not empty.
char32_t last_of(std::string_view utf8) {
  constexpr std::size_t kLongest = 4;
  for (std::size_t size = 1; size <= std::min(kLongest, utf8.size()); ++size)
    if (const utf8::Step step = utf8::decode(utf8, utf8.size() - size); step.valid && step.length == size)
      return step.code_point;
  return 0xFFFD;
}

void make_divisions(const Image& image, std::vector<Division>& out) {
  out.reserve(image.divisions.size());
  for (const auto& record : image.divisions) {
    out.push_back({record.code, record.parent, record.level, image.name(record)});
  }
}

}  // namespace

const Entry* Match::find(Category category) const {
  if (!is(category)) return nullptr;
  const auto at = std::ranges::find(entries, category, &Entry::category);
  return at == entries.end() ? nullptr : &*at;
}

Lexicon::Lexicon(std::unique_ptr<Impl> impl)
    : impl_(std::move(impl)), chars_(impl_->base.features.char_table()), name_chars_(impl_->gazetteer().name_chars) {
  if (impl_->extended()) added_chars_ = impl_->added.features.char_table();
}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

const Lexicon& Lexicon::built_in() {
  static const Lexicon kBuiltIn = [] {
    auto impl = std::make_unique<Impl>();
    impl->base = open_image(built_in_image());
    impl->version = hex64(impl->base.digest);
    return Lexicon(std::move(impl));
  }();
  return kBuiltIn;
}

Lexicon Lexicon::with_directory(const std::filesystem::path& directory) {
  auto impl = std::make_unique<Impl>();
  impl->base = open_image(built_in_image());
  impl->added_bytes = compile(read_words(directory), &impl->base);
  impl->added = open_image(impl->added_bytes);
  impl->version = hex64(impl->base.digest) + "+" + hex64(impl->added.digest);
  return Lexicon(std::move(impl));
}

void Lexicon::matches_at(std::u32string_view text, std::size_t position, std::vector<Match>& out) const {
  if (!impl_->extended()) return matches_in(impl_->base, text, position, out);
  Walk walk;
  for (std::size_t i = position; i < text.size(); ++i) {
    if (!walk.step(impl_->base, impl_->added, text[i])) return;
    const Match match = walk.match(impl_->base, impl_->added, static_cast<std::uint32_t>(i + 1 - position));
    if (match.length != 0) out.push_back(match);
  }
}

std::uint64_t Lexicon::categories_at(std::u32string_view text, std::size_t position, std::size_t least) const {
  std::uint64_t categories = 0;
  Walk walk{.added = impl_->extended() ? kTrieRoot : kTrieFree};
  for (std::size_t i = position; i < text.size() && walk.step(impl_->base, impl_->added, text[i]); ++i)
    if (i + 1 - position >= least) categories |= walk.categories(impl_->base, impl_->added);
  return categories;
}

void Lexicon::prefetch(std::u32string_view text, std::size_t position) const {
  const Trie& trie = impl_->base.trie;
  if (position + 1 >= text.size()) return;
  const std::uint32_t first = trie.step(kTrieRoot, text[position]);
  if (first != kTrieFree) __builtin_prefetch(&trie.units[trie.units[first].base + trie.code_of(text[position + 1])]);
}

Match Lexicon::exact(std::u32string_view text) const {
  if (text.empty()) return {};
  if (!impl_->extended()) return exact_in(impl_->base, text);
  Walk walk;
  for (const char32_t c : text) {
    if (!walk.step(impl_->base, impl_->added, c)) return {};
  }
  return walk.match(impl_->base, impl_->added, static_cast<std::uint32_t>(text.size()));
}

bool Lexicon::has_word(std::u32string_view text, Feature feature) const {
  return has_feature(impl_->base.features, text, feature) ||
         (impl_->extended() && has_feature(impl_->added.features, text, feature));
}

std::size_t Lexicon::longest_beginning(std::u32string_view text, Feature feature) const {
  const std::size_t length = begins_in(impl_->base.features, text, feature);
  return impl_->extended() ? std::max(length, begins_in(impl_->added.features, text, feature)) : length;
}

std::size_t Lexicon::longest_ending(std::u32string_view text, Feature feature) const {
  const std::size_t length = ends_in(impl_->base.features, text, feature);
  return impl_->extended() ? std::max(length, ends_in(impl_->added.features, text, feature)) : length;
}

std::size_t Lexicon::find(std::u32string_view text, Feature feature) const {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (begins(text.substr(i), feature) > 0) return i;
  return std::u32string_view::npos;
}

bool Lexicon::has(std::string_view utf8, Feature feature) const { return has(utf8::decode_all(utf8), feature); }

std::size_t Lexicon::begins(std::string_view utf8, Feature feature) const {
  if (utf8.empty() || !may_begin(utf8::decode(utf8, 0).code_point, feature)) return 0;
  const std::u32string text = utf8::decode_all(utf8);
  return utf8::encode(std::u32string_view(text).substr(0, begins(text, feature))).size();
}

std::size_t Lexicon::ends(std::string_view utf8, Feature feature) const {
  if (utf8.empty() || !may_end(last_of(utf8), feature)) return 0;
  const std::u32string text = utf8::decode_all(utf8);
  return utf8::encode(std::u32string_view(text).substr(text.size() - ends(text, feature))).size();
}

bool Lexicon::holds(std::string_view utf8, Feature feature) const { return holds(utf8::decode_all(utf8), feature); }

void Lexicon::features_at(std::u32string_view text, std::size_t position, const FeatureMask& wanted,
                          std::vector<FeatureMatch>& out) const {
  features_in(impl_->base.features, text, position, wanted, out);
  if (impl_->extended()) features_in(impl_->added.features, text, position, wanted, out);
}

std::optional<Lexicon::Place> Lexicon::last_in(std::u32string_view text, Feature feature) const {
  for (std::size_t i = text.size(); i-- > 0;)
    if (const std::size_t length = begins(text.substr(i), feature); length > 0) return Place{i, i + length};
  return std::nullopt;
}

std::vector<FeatureInfo> Lexicon::features() const {
  const FeatureIndex& index = impl_->gazetteer().features;
  std::vector<FeatureInfo> out;
  for (std::size_t i = 0; i < index.records.size(); ++i) out.push_back(index.info(i));
  return out;
}

std::optional<Feature> Lexicon::feature_named(std::string_view name) const {
  const FeatureIndex& index = impl_->gazetteer().features;
  for (std::size_t i = 0; i < index.records.size(); ++i)
    if (index.records[i].name_size == name.size() && index.info(i).name == name) return static_cast<Feature>(i);
  return std::nullopt;
}

std::span<const Division> Lexicon::divisions() const {
  std::call_once(impl_->divisions_made, [&] { make_divisions(impl_->gazetteer(), impl_->divisions); });
  return impl_->divisions;
}

std::vector<std::uint32_t> Lexicon::divisions_named(std::u32string_view name) const {
  std::vector<std::uint32_t> rows;
  for (const Entry& entry : exact(name).entries) {
    if (entry.category == Category::kDivision || entry.category == Category::kDivisionShort) {
      rows.push_back(entry.payload);
    }
  }
  const auto records = impl_->gazetteer().divisions;
  std::ranges::sort(rows, {}, [&](std::uint32_t row) { return records[row].code; });
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

std::string Lexicon::division_path(std::uint32_t row) const {
  const Image& image = impl_->gazetteer();
  const auto& record = image.divisions[row];
  const std::string name(image.name(record));
  return record.parent == row ? name : division_path(record.parent) + "/" + name;
}

std::string_view Lexicon::version() const { return impl_->version; }

}  // namespace govgraph::lexicon
