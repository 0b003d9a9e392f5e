// SPDX-License-Identifier: Apache-2.0
// Office documents and books to their text. Input: a line with the ending of the format's name, then its parts, each a
// line with the part's name, its contents, and a byte 1 where another follows: they are put into a ZIP archive. Behind
// "zip" stand the bytes of an archive, which each reader is given.
#include <array>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>

#include <archive.h>
#include <archive_entry.h>

#include "fuzz/reading_checks.hpp"
#include "text/formats.hpp"

using namespace govgraph;

namespace {

using Read = std::optional<text::Reading> (*)(const text::ParseInput&, Diagnostics&);

constexpr std::array<std::pair<std::string_view, Read>, 5> kReaders{{{"docx", text::read_docx},
                                                                     {"odt", text::read_odt},
                                                                     {"epub", text::read_epub},
                                                                     {"xlsx", text::read_xlsx},
                                                                     {"ods", text::read_ods}}};

/// Not packed: what unpacks is not ours.
std::string zip_of(fuzz::Input& parts) {
  std::string out;
  archive* file = archive_write_new();
  archive_write_set_format_zip(file);
  archive_write_zip_set_compression_store(file);
  archive_write_open2(
      file, &out, nullptr,
      [](archive*, void* to, const void* bytes, std::size_t size) {
        static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
        return static_cast<la_ssize_t>(size);
      },
      nullptr, nullptr);
  while (!parts.at_end()) {
    const std::string name(parts.until('\n'));
    const std::string_view contents = parts.until('\1');
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(contents.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    if (archive_write_header(file, entry) == ARCHIVE_OK) archive_write_data(file, contents.data(), contents.size());
    archive_entry_free(entry);
  }
  archive_write_close(file);
  archive_write_free(file);
  return out;
}

void try_one(Read read, const std::string& bytes) {
  Diagnostics diagnostics;
  auto reading = read({"a", "", bytes, "职别,office\n"}, diagnostics);
  if (reading)
    fuzz::require_sound(std::move(*reading));
  else
    fuzz::require(!diagnostics.empty(), "a document that cannot be read is reported");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::string_view format = input.until('\n');
  const bool is_archive = format == "zip";
  const std::string bytes = is_archive ? std::string(input.rest()) : zip_of(input);
  for (const auto& [name, read] : kReaders)
    if (is_archive || name == format) try_one(read, bytes);
  return 0;
}
