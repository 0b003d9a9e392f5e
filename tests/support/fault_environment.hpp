// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include "support/temporary_folder.hpp"

namespace govgraph::test {

/// The machine's files, which remember what was synced, so that a loss of power can be played, and which run out of
/// space at a chosen write. What a program did with the files before it was synced is gone after `lose_power`: bytes
/// that were appended (or all but a part of them), files that were made, renames, and deletions.
class FaultFiles final : public rocksdb::FileSystemWrapper {
 public:
  FaultFiles() : rocksdb::FileSystemWrapper(rocksdb::FileSystem::Default()) {}

  const char* Name() const override { return "FaultFiles"; }

  /// From the `write`-th write on, counted from 1, the disk is full; 0: never.
  void full_at(std::uint64_t write) { full_at_ = write; }

  /// From the `write`-th write on nothing reaches the disk for good: power is lost there. 0: never.
  void lose_power_at(std::uint64_t write) { lost_at_ = write; }

  std::uint64_t writes() const { return writes_; }

  /// Sets the files back to what is on the disk for good. REQUIRES that no one has them open.
  void lose_power(unsigned seed) {
    const std::lock_guard lock(mutex_);
    std::mt19937 random(seed);
    for (auto at = undo_.rbegin(); at != undo_.rend(); ++at) undo(*at);
    undo_.clear();
    std::error_code ignored;
    for (const auto& [name, sizes] : sizes_) {
      if (!std::filesystem::exists(name, ignored)) continue;
      const std::uint64_t unsure = sizes.written - sizes.synced;
      const std::uint64_t torn = unsure == 0 || random() % 2 == 0 ? 0 : random() % unsure;
      std::filesystem::resize_file(name, std::min(sizes.synced + torn, std::filesystem::file_size(name, ignored)),
                                   ignored);
    }
    sizes_.clear();
  }

  rocksdb::IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* out,
                                    rocksdb::IODebugContext* debug) override {
    if (full()) return no_space();
    note({Undo::kMade, name, "", before(name)});
    {
      const std::lock_guard lock(mutex_);
      sizes_[name] = {};
    }
    rocksdb::IOStatus status = target()->NewWritableFile(name, options, out, debug);
    if (status.ok()) *out = std::make_unique<File>(std::move(*out), *this, name);
    return status;
  }

  rocksdb::IOStatus NewDirectory(const std::string& name, const rocksdb::IOOptions& options,
                                 std::unique_ptr<rocksdb::FSDirectory>* out, rocksdb::IODebugContext* debug) override {
    rocksdb::IOStatus status = target()->NewDirectory(name, options, out, debug);
    if (status.ok()) *out = std::make_unique<Folder>(std::move(*out), *this, name);
    return status;
  }

  rocksdb::IOStatus RenameFile(const std::string& from, const std::string& to, const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override {
    note({Undo::kRenamed, to, from, before(to)});
    rocksdb::IOStatus status = target()->RenameFile(from, to, options, debug);
    const std::lock_guard lock(mutex_);
    sizes_[to] = sizes_[from];
    sizes_.erase(from);
    return status;
  }

  rocksdb::IOStatus LinkFile(const std::string& from, const std::string& to, const rocksdb::IOOptions& options,
                             rocksdb::IODebugContext* debug) override {
    note({Undo::kMade, to, "", std::nullopt});
    const std::lock_guard lock(mutex_);
    sizes_[to] = sizes_[from];
    return target()->LinkFile(from, to, options, debug);
  }

  rocksdb::IOStatus DeleteFile(const std::string& name, const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override {
    note({Undo::kDeleted, name, "", before(name)});
    return target()->DeleteFile(name, options, debug);
  }

 private:
  struct Sizes {
    std::uint64_t written = 0, synced = 0;
  };
  struct Undo {
    enum Kind { kMade, kRenamed, kDeleted } kind;
    std::string name, from;
    std::optional<std::string> before;  ///< what stood there
  };

  class File final : public rocksdb::FSWritableFileOwnerWrapper {
   public:
    File(std::unique_ptr<rocksdb::FSWritableFile> file, FaultFiles& all, std::string name)
        : rocksdb::FSWritableFileOwnerWrapper(std::move(file)), all_(all), name_(std::move(name)) {}

    rocksdb::IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                             rocksdb::IODebugContext* debug) override {
      if (all_.full()) return no_space();
      all_.wrote(name_, data.size());
      return rocksdb::FSWritableFileOwnerWrapper::Append(data, options, debug);
    }
    rocksdb::IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                             const rocksdb::DataVerificationInfo&, rocksdb::IODebugContext* debug) override {
      return Append(data, options, debug);
    }
    rocksdb::IOStatus Sync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* debug) override {
      rocksdb::IOStatus status = rocksdb::FSWritableFileOwnerWrapper::Flush(options, debug);
      if (status.ok()) all_.synced(name_);
      return status;
    }
    rocksdb::IOStatus Fsync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* debug) override {
      return Sync(options, debug);
    }
    rocksdb::IOStatus RangeSync(std::uint64_t, std::uint64_t, const rocksdb::IOOptions&,
                                rocksdb::IODebugContext*) override {
      return rocksdb::IOStatus::OK();
    }
    rocksdb::IOStatus Allocate(std::uint64_t, std::uint64_t, const rocksdb::IOOptions&,
                               rocksdb::IODebugContext*) override {
      return rocksdb::IOStatus::OK();
    }

   private:
    FaultFiles& all_;
    std::string name_;
  };

  class Folder final : public rocksdb::FSDirectoryWrapper {
   public:
    Folder(std::unique_ptr<rocksdb::FSDirectory> folder, FaultFiles& all, std::string name)
        : rocksdb::FSDirectoryWrapper(std::move(folder)), all_(all), name_(std::move(name)) {}

    rocksdb::IOStatus Fsync(const rocksdb::IOOptions&, rocksdb::IODebugContext*) override { return synced(); }
    rocksdb::IOStatus FsyncWithDirOptions(const rocksdb::IOOptions&, rocksdb::IODebugContext*,
                                          const rocksdb::DirFsyncOptions&) override {
      return synced();
    }

   private:
    rocksdb::IOStatus synced() {
      all_.synced_folder(name_);
      return rocksdb::IOStatus::OK();
    }
    FaultFiles& all_;
    std::string name_;
  };

  static rocksdb::IOStatus no_space() { return rocksdb::IOStatus::NoSpace("No space left on device"); }

  bool full() {
    const std::uint64_t now = ++writes_;
    return full_at_ != 0 && now >= full_at_;
  }
  bool lost() const { return lost_at_ != 0 && writes_ >= lost_at_; }

  static std::optional<std::string> before(const std::string& name) {
    std::error_code ignored;
    return std::filesystem::exists(name, ignored) ? std::optional(read_file(name)) : std::nullopt;
  }

  void note(Undo undo) {
    const std::lock_guard lock(mutex_);
    undo_.push_back(std::move(undo));
  }
  void wrote(const std::string& name, std::uint64_t bytes) {
    const std::lock_guard lock(mutex_);
    if (!lost()) sizes_[name].written += bytes;
  }
  void synced(const std::string& name) {
    const std::lock_guard lock(mutex_);
    if (!lost()) sizes_[name].synced = sizes_[name].written;
  }
  void synced_folder(const std::string& folder) {
    const std::lock_guard lock(mutex_);
    if (lost()) return;
    std::error_code gone;  // a folder that goes meanwhile is not the one that was synced
    const auto wanted = std::filesystem::weakly_canonical(folder, gone);
    std::erase_if(undo_, [&](const Undo& each) {
      return std::filesystem::weakly_canonical(std::filesystem::path(each.name).parent_path(), gone) == wanted;
    });
  }

  void undo(const Undo& step) {
    std::error_code ignored;
    if (step.kind == Undo::kRenamed) {
      std::filesystem::rename(step.name, step.from, ignored);
      sizes_[step.from] = sizes_[step.name];
    }
    if (step.kind == Undo::kMade) std::filesystem::remove(step.name, ignored);
    if (step.kind != Undo::kDeleted) sizes_.erase(step.name);
    if (step.before) write_file(step.name, *step.before);
  }

  std::mutex mutex_;
  std::atomic<std::uint64_t> writes_{0};
  std::uint64_t full_at_ = 0, lost_at_ = 0;
  std::vector<Undo> undo_;
  std::map<std::string, Sizes> sizes_;
};

}  // namespace govgraph::test
