// SPDX-License-Identifier: Apache-2.0
#include "text/unpack.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "base/bytes.hpp"
#include "text/archive.hpp"
#include "text/limits.hpp"
#include "text/readers.hpp"

namespace govgraph::text {
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{512} << 20;  ///< of all files of an archive
constexpr std::size_t kMostFiles = 50'000;
constexpr std::size_t kDeepest = 4;  ///< archives in archives

/// Without what would lead out of the folder, "" for what is hidden.
std::string tame(std::string_view name) {
  std::string out;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find_first_of("/\\", begin), name.size());
    const std::string_view step = name.substr(begin, end - begin);
    begin = end + 1;
    if (step.empty() || step == "." || step == "..") continue;
    if (step.front() == '.' || step == "__MACOSX") return {};
    out.append(out.empty() ? "" : "/").append(step);
  }
  return out;
}

class Unpacker {
 public:
  Unpacker(const std::string& id, Diagnostics& diagnostics) : id_(id), diagnostics_(diagnostics) {}

  std::optional<Reading> run(std::string_view bytes) {
    std::vector<Inner> left{{"", std::string(bytes), 0}};
    while (!left.empty()) {
      const Inner archive = std::move(left.back());
      left.pop_back();
      if (!unpack(archive, left)) return std::nullopt;
    }
    Reading out;
    for (const UnpackedFile& each : files_) {
      bytes::append_varint(out.text, each.read ? 1 : 0);
      bytes::append_text(out.text, each.name);
      bytes::append_text(out.text, each.bytes);
    }
    return out;
  }

 private:
  struct Inner {
    std::string name, bytes;
    std::size_t depth;
  };

  bool unpack(const Inner& archive, std::vector<Inner>& left) {
    const std::string before = archive.name.empty() ? "" : archive.name + "/";
    const auto wanted = [&](const std::string& name) {
      const std::string file = tame(name);
      if (file.empty()) return false;
      const bool known = reader_by_name(file) != nullptr;
      if (!known) files_.push_back({before + file, {}, false});
      return known;
    };
    const auto use = [&](const ArchiveMember& member) {
      const std::string file = tame(member.name);
      bytes_ += member.bytes.size();
      if (reader_by_name(file)->how == Reader::How::kArchive && archive.depth < kDeepest)
        left.push_back({before + file, std::string(member.bytes), archive.depth + 1});
      else
        files_.push_back({before + file, std::string(member.bytes), true});
      return true;
    };
    const ArchiveLimits limits{kMostBytes - std::min(bytes_, kMostBytes),
                               kMostFiles - std::min(files_.size(), kMostFiles)};
    const auto fault = read_archive(archive.bytes, limits, wanted, use);
    return !fault || go_on(*fault, archive.name);
  }

  /// Reports a fault; whether what was unpacked before it counts.
  bool go_on(const ArchiveFault& fault, const std::string& inner) {
    const std::string id = inner.empty() ? id_ : id_ + "/" + inner;
    const auto refuse = [&](const char* code, std::string message) {
      diagnostics_.push_back({code, Severity::kError, id, 0, 0, std::move(message)});
    };
    switch (fault.kind) {
      case ArchiveFault::Kind::kEncrypted:
        refuse("encrypted-archive", "needs a password; unpack it and give the folder");
        return !inner.empty() || !files_.empty();
      case ArchiveFault::Kind::kTooLarge:
      case ArchiveFault::Kind::kTooMany:
        refuse("archive-too-large",
               fmt::format("unpacks to more than {} MiB or {} files; unpack it, look at what it is, "
                           "and give the folder",
                           kMostBytes >> 20, kMostFiles));
        return false;
      case ArchiveFault::Kind::kBroken:
        break;
    }
    refuse("broken-archive",
           fmt::format("is damaged ({}); {}; get it again", fault.reason,
                       files_.empty() ? "nothing of it can be read" : "what stands before the damage is read"));
    return !inner.empty() || !files_.empty();
  }

  const std::string& id_;
  Diagnostics& diagnostics_;
  std::vector<UnpackedFile> files_;
  std::uint64_t bytes_ = 0;
};

}  // namespace

std::optional<Reading> list_archive(const ParseInput& input, Diagnostics& diagnostics) {
  return Unpacker(input.id, diagnostics).run(input.bytes);
}

std::optional<std::vector<UnpackedFile>> unpacked_files(std::string_view packed) {
  std::vector<UnpackedFile> out;
  bytes::Cursor from(packed);
  while (from.ok() && !from.at_end()) {
    UnpackedFile file;
    file.read = from.varint() == 1;
    file.name = from.text();
    file.bytes = from.text();
    out.push_back(std::move(file));
  }
  return from.ok() ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace govgraph::text
