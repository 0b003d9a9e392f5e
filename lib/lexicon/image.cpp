// SPDX-License-Identifier: Apache-2.0
#include "lexicon/image.hpp"

#include <array>
#include <cstddef>
#include <cstring>
#include <type_traits>

#include "base/error.hpp"
#include "base/hash.hpp"

namespace govgraph::lexicon {
namespace {

constexpr std::array<char, 8> kMagic = {'G', 'G', 'L', 'E', 'X', 'I', 'C', '4'};
constexpr std::size_t kAlignment = 8;
constexpr std::size_t kSections = 16;

struct Section {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;  ///< in bytes
};

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint64_t digest = 0;
  std::array<Section, kSections> sections;
};

template <typename T>
void add_section(std::string& out, Section& section, std::span<const T> items) {
  static_assert(std::is_trivially_copyable_v<T>);
  out.resize((out.size() + kAlignment - 1) / kAlignment * kAlignment);
  section = {out.size(), items.size_bytes()};
  out.append(reinterpret_cast<const char*>(items.data()), items.size_bytes());
}

template <typename T>
std::span<const T> view(std::string_view bytes, const Section& section) {
  if (section.offset > bytes.size() || section.size > bytes.size() - section.offset) {
    throw CorruptionError("the lexicon's image is cut short; build govgraph again");
  }
  return {reinterpret_cast<const T*>(bytes.data() + section.offset), section.size / sizeof(T)};
}

std::string_view text_of(std::span<const char> bytes) { return {bytes.data(), bytes.size()}; }

/// Entries with their padding zeroed: the same tables must give the same bytes.
std::string bytes_of(std::span<const Entry> entries) {
  std::string out(entries.size_bytes(), '\0');
  char* at = out.data();
  for (const Entry& entry : entries) {
    std::memcpy(at + offsetof(Entry, category), &entry.category, sizeof entry.category);
    std::memcpy(at + offsetof(Entry, sub), &entry.sub, sizeof entry.sub);
    std::memcpy(at + offsetof(Entry, payload), &entry.payload, sizeof entry.payload);
    at += sizeof(Entry);
  }
  return out;
}

}  // namespace

std::string write_image(const Image& image) {
  Header header;
  std::string out(sizeof(Header), '\0');
  auto* section = header.sections.data();
  add_section(out, *section++, image.trie.alphabet);
  add_section(out, *section++, image.trie.rare);
  add_section(out, *section++, image.trie.units);
  add_section(out, *section++, image.forms);
  add_section(out, *section++, std::span<const char>(bytes_of(image.entries)));
  add_section(out, *section++, image.divisions);
  add_section(out, *section++, image.name_chars);
  add_section(out, *section++, std::span<const char>(image.strings));
  const FeatureIndex& features = image.features;
  add_section(out, *section++, features.trie.alphabet);
  add_section(out, *section++, features.trie.rare);
  add_section(out, *section++, features.trie.units);
  add_section(out, *section++, features.chars);
  add_section(out, *section++, features.set_of_word);
  add_section(out, *section++, features.sets);
  add_section(out, *section++, features.records);
  add_section(out, *section++, std::span<const char>(features.strings));
  header.digest = hash64(std::string_view(out).substr(sizeof(Header)));
  std::memcpy(out.data(), &header, sizeof(Header));
  return out;
}

Image open_image(std::string_view bytes) {
  Header header;
  if (bytes.size() < sizeof(Header)) throw CorruptionError("the lexicon's image is cut short; build govgraph again");
  std::memcpy(&header, bytes.data(), sizeof(Header));
  if (header.magic != kMagic) throw CorruptionError("these bytes are no lexicon image; build govgraph again");
  const auto& sections = header.sections;
  Image image;
  image.digest = header.digest;
  image.trie = {view<std::uint16_t>(bytes, sections[0]), view<RareCode>(bytes, sections[1]),
                view<TrieUnit>(bytes, sections[2])};
  image.forms = view<Form>(bytes, sections[3]);
  image.entries = view<Entry>(bytes, sections[4]);
  image.divisions = view<DivisionRecord>(bytes, sections[5]);
  image.name_chars = view<NameChar>(bytes, sections[6]);
  if (image.name_chars.size() != kNameChars)
    throw CorruptionError("the lexicon's image lacks a table; build govgraph again");
  image.strings = text_of(view<char>(bytes, sections[7]));
  image.features = {{view<std::uint16_t>(bytes, sections[8]), view<RareCode>(bytes, sections[9]),
                     view<TrieUnit>(bytes, sections[10])},
                    view<CharFeatures>(bytes, sections[11]),
                    view<std::uint32_t>(bytes, sections[12]),
                    view<std::uint64_t>(bytes, sections[13]),
                    view<FeatureRecord>(bytes, sections[14]),
                    text_of(view<char>(bytes, sections[15]))};
  return image;
}

}  // namespace govgraph::lexicon
