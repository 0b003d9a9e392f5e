// SPDX-License-Identifier: Apache-2.0
#include "text/archive.hpp"

#include <clocale>
#include <memory>
#include <utility>

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include "base/utf8.hpp"
#include "text/decode.hpp"

namespace govgraph::text {
namespace {

constexpr std::size_t kPiece = 1 << 16;

using Archive = std::unique_ptr<archive, decltype(&archive_read_free)>;

/// libarchive gives names in the encoding of the locale: of this thread, for as long as it reads, UTF-8.
class Utf8Locale {
 public:
  Utf8Locale() : utf8_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (utf8_ != nullptr) before_ = ::uselocale(utf8_);
  }
  ~Utf8Locale() {
    if (utf8_ == nullptr) return;
    ::uselocale(before_);
    ::freelocale(utf8_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t utf8_, before_{};
};

/// Only what is a container of files; no formats that run code, or that nobody sends.
Archive open(std::string_view bytes) {
  Archive out(archive_read_new(), &archive_read_free);
  archive_read_support_format_zip(out.get());
  archive_read_support_format_tar(out.get());
  archive_read_support_filter_gzip(out.get());
  archive_read_support_filter_bzip2(out.get());
  archive_read_support_filter_xz(out.get());
  archive_read_support_filter_zstd(out.get());
  if (archive_read_open_memory(out.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) return {nullptr, nullptr};
  return out;
}

/// Names of ZIP files made in China are UTF-8 where a flag says so, else of the system's own encoding.
std::string name_of(archive_entry* entry) {
  const char* raw = archive_entry_pathname(entry);
  if (raw == nullptr) raw = archive_entry_pathname_utf8(entry);
  std::string name = raw == nullptr ? "" : raw;
  if (utf8::is_valid(name)) return name;
  Diagnostics ignored;
  const auto decoded = decode("", name, "GB18030", ignored);
  return decoded ? utf8::repaired(decoded->utf8) : name;
}

ArchiveFault broken(archive* from) {
  const char* reason = archive_error_string(from);
  const std::string words = reason == nullptr ? "its reader does not say why" : reason;
  const bool locked = words.find("ncrypt") != std::string::npos || words.find("assphrase") != std::string::npos;
  return {locked ? ArchiveFault::Kind::kEncrypted : ArchiveFault::Kind::kBroken, words};
}

/// Appends at most `most` bytes; false where there are more, or on a fault, which `fault` then says.
bool unpack(archive* from, std::uint64_t most, std::string& out, std::optional<ArchiveFault>& fault) {
  for (;;) {
    const std::size_t before = out.size();
    out.resize(before + kPiece);
    const la_ssize_t got = archive_read_data(from, out.data() + before, kPiece);
    out.resize(before + static_cast<std::size_t>(got > 0 ? got : 0));
    if (got == ARCHIVE_RETRY) continue;
    if (got < 0) fault = broken(from);
    if (got <= 0) return got == 0;
    if (out.size() > most) {
      fault = ArchiveFault{ArchiveFault::Kind::kTooLarge, {}};
      return false;
    }
  }
}

}  // namespace

std::optional<ArchiveFault> read_archive(std::string_view bytes, const ArchiveLimits& limits,
                                         const std::function<bool(const std::string&)>& wanted,
                                         const std::function<bool(const ArchiveMember&)>& use) {
  const Utf8Locale utf8;
  const Archive from = open(bytes);
  if (!from) return ArchiveFault{ArchiveFault::Kind::kBroken, "it is of no kind that is known"};
  std::uint64_t left = limits.bytes;
  std::size_t members = 0;
  std::string content;
  for (;;) {
    archive_entry* entry = nullptr;
    const int code = archive_read_next_header(from.get(), &entry);
    if (code == ARCHIVE_EOF) return std::nullopt;
    if (code == ARCHIVE_RETRY) continue;
    if (code < ARCHIVE_WARN) return broken(from.get());
    if (++members > limits.members) return ArchiveFault{ArchiveFault::Kind::kTooMany, {}};
    if (archive_entry_filetype(entry) != AE_IFREG && archive_entry_filetype(entry) != 0) continue;
    std::string name = name_of(entry);
    if (name.empty() || name.back() == '/' || !wanted(name)) continue;
    if (archive_entry_is_data_encrypted(entry) == 1) return ArchiveFault{ArchiveFault::Kind::kEncrypted, {}};
    std::optional<ArchiveFault> fault;
    content.clear();
    if (!unpack(from.get(), left, content, fault)) return fault;
    left -= content.size();
    if (!use({std::move(name), content})) return std::nullopt;
  }
}

std::optional<ArchiveFault> read_parts_of_zip(std::string_view bytes, const ArchiveLimits& limits,
                                              const std::function<bool(const std::string&)>& wanted, Parts& out) {
  return read_archive(bytes, limits, wanted, [&](const ArchiveMember& member) {
    out.try_emplace(member.name, member.bytes);
    return true;
  });
}

}  // namespace govgraph::text
