// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_set>

#include "base/utf8.hpp"
#include "lexicon/gazetteer.hpp"
#include "lexicon/trie_builder.hpp"

namespace govgraph::lexicon {
namespace {

/// Entries by form; within a form by category, then as the tables have them.
struct Compiled {
  std::vector<std::u32string> keys;
  std::vector<Form> forms;
  std::vector<Entry> entries;
};

std::span<const Entry> entries_in(const Image& image, std::u32string_view form) {
  std::uint32_t node = kTrieRoot;
  for (const char32_t c : form) {
    node = image.trie.step(node, c);
    if (node == kTrieFree) return {};
  }
  const std::uint32_t value = image.trie.units[node].value;
  return value == 0 ? std::span<const Entry>{} : image.entries_of(image.forms[value - 1]);
}

/// Categories of forms that are names themselves: to be one of these does not make a division's name a word.
bool holds_names(Category category) {
  switch (category) {
    case Category::kDivision:
    case Category::kDivisionShort:
    case Category::kSurname:
    case Category::kGivenName:
    case Category::kEnterprise:
    case Category::kArea:
      return true;
    default:
      return false;
  }
}

bool has_word(std::span<const Entry> entries) {
  return std::ranges::any_of(entries, [](const Entry& entry) { return !holds_names(entry.category); });
}

/// In a table of short names the number is the division's code; entries hold its row.
std::uint32_t payload_of(const Table& table, const Row& row, const Gazetteer& gazetteer) {
  if (table.category != Category::kDivisionShort) return row.number;
  const auto division = row_of(gazetteer, row.number);
  if (division < 0) fail(table, row.line, "no division has the code " + std::to_string(row.number));
  return static_cast<std::uint32_t>(division);
}

std::vector<NamedEntry> entries_of(std::span<const Table> tables, const Gazetteer& gazetteer) {
  std::vector<NamedEntry> out;
  for (const Table& table : tables) {
    if (table.category == Category::kDivision) continue;
    for (Row& row : parse_rows(table)) {
      const std::uint32_t payload = payload_of(table, row, gazetteer);
      out.push_back({std::move(row.form), {table.category, row.sub, payload}});
    }
  }
  return out;
}

void add_division_names(const Gazetteer& gazetteer, const Image* base, std::vector<NamedEntry>& entries) {
  std::unordered_set<std::u32string> words;
  for (const auto& [form, entry] : entries) {
    if (!holds_names(entry.category)) words.insert(form);
  }
  const auto is_word = [&](std::u32string_view form) {
    return words.contains(std::u32string(form)) || (base && has_word(entries_in(*base, form)));
  };
  append_division_names(gazetteer, is_word, entries);
}

/// Appends the readings of one form, without repetitions; the base's come after the new ones.
void append_form(Compiled& out, std::u32string form, std::vector<Entry>& readings, const Image* base) {
  if (base) {
    const auto inherited = entries_in(*base, form);
    readings.insert(readings.end(), inherited.begin(), inherited.end());
  }
  std::ranges::stable_sort(readings, {}, &Entry::category);
  Form record{.first_entry = static_cast<std::uint32_t>(out.entries.size())};
  std::set<std::tuple<Category, std::uint8_t, std::uint32_t>> known;
  for (const Entry& entry : readings) {
    if (!known.emplace(entry.category, entry.sub, entry.payload).second) continue;
    out.entries.push_back(entry);
    const std::uint64_t category = std::uint64_t{1} << static_cast<unsigned>(entry.category);
    if (entry.category == Category::kWord && (record.categories & category) == 0) {
      record.word_frequency = entry.payload;
      record.word_class = entry.sub;
    }
    record.categories |= category;
  }
  record.entry_count = static_cast<std::uint32_t>(out.entries.size()) - record.first_entry;
  out.forms.push_back(record);
  out.keys.push_back(std::move(form));
}

Compiled group_by_form(std::vector<NamedEntry> all, const Image* base) {
  std::ranges::stable_sort(all, {}, &NamedEntry::form);
  Compiled out;
  std::vector<Entry> readings;
  for (std::size_t i = 0; i < all.size();) {
    readings.clear();
    std::size_t end = i;
    while (end < all.size() && all[end].form == all[i].form) readings.push_back(all[end++].entry);
    append_form(out, std::move(all[i].form), readings, base);
    i = end;
  }
  return out;
}

const Entry* first_of(const Compiled& compiled, const Form& form, Category category) {
  const auto entries = std::span(compiled.entries).subspan(form.first_entry, form.entry_count);
  const auto at = std::ranges::find(entries, category, &Entry::category);
  return at == entries.end() ? nullptr : &*at;
}

/// The base's table, with what the new forms say over it.
std::vector<NameChar> name_chars_of(const Compiled& compiled, const Image* base) {
  std::vector<NameChar> out(kNameChars);
  if (base) std::ranges::copy(base->name_chars, out.begin());
  for (std::size_t i = 0; i < compiled.keys.size(); ++i) {
    const std::u32string& key = compiled.keys[i];
    if (key.size() > 2 || key[0] >= kNameChars) continue;
    NameChar& here = out[key[0]];
    const Entry* surname = first_of(compiled, compiled.forms[i], Category::kSurname);
    if (key.size() == 2) {
      here.begins_compound = here.begins_compound || surname != nullptr;
      continue;
    }
    const Entry* given = first_of(compiled, compiled.forms[i], Category::kGivenName);
    if (surname != nullptr)
      here.surname = static_cast<std::uint16_t>(std::min<std::uint32_t>(surname->payload, 0xFFFD) + 1);
    if (given != nullptr) here.given = static_cast<std::uint8_t>(std::min<std::uint32_t>(given->payload, 0xFD) + 1);
  }
  return out;
}

}  // namespace

WordFiles read_words(const std::filesystem::path& directory) {
  return {read_tables(directory), read_feature_files(directory)};
}

std::string compile(const WordFiles& files, const Image* base) {
  const std::span<const Table> tables = files.tables;
  const Gazetteer gazetteer = build_gazetteer(tables, base);
  auto entries = entries_of(tables, gazetteer);
  add_division_names(gazetteer, base, entries);
  const Compiled compiled = group_by_form(std::move(entries), base);
  const TrieParts trie = build_trie(compiled.keys);
  Image image;
  image.trie = {trie.alphabet, trie.rare, trie.units};
  image.forms = compiled.forms;
  image.entries = compiled.entries;
  image.divisions = gazetteer.records;
  const std::vector<NameChar> name_chars = name_chars_of(compiled, base);
  image.name_chars = name_chars;
  image.strings = gazetteer.strings;
  const FeatureParts features = compile_features(files.features, base != nullptr ? &base->features : nullptr);
  image.features = {{features.trie.alphabet, features.trie.rare, features.trie.units},
                    features.chars,
                    features.set_of_word,
                    features.sets,
                    features.records,
                    features.strings};
  return write_image(image);
}

}  // namespace govgraph::lexicon
