// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <rocksdb/file_system.h>

namespace govgraph::test {

/// The machine's files, on which this process is killed in the middle of a compaction: at the `at`-th piece that
/// RocksDB's threads for compactions append to a table, counted from 1; 0: never.
class KillInCompaction final : public rocksdb::FileSystemWrapper {
 public:
  explicit KillInCompaction(unsigned at) : rocksdb::FileSystemWrapper(rocksdb::FileSystem::Default()), at_(at) {}

  const char* Name() const override { return "KillInCompaction"; }

  unsigned pieces() const { return pieces_; }

  rocksdb::IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* out,
                                    rocksdb::IODebugContext* debug) override {
    rocksdb::IOStatus status = target()->NewWritableFile(name, options, out, debug);
    if (status.ok() && name.ends_with(".sst") && is_compacting()) *out = std::make_unique<File>(std::move(*out), *this);
    return status;
  }

 private:
  class File final : public rocksdb::FSWritableFileOwnerWrapper {
   public:
    File(std::unique_ptr<rocksdb::FSWritableFile> file, KillInCompaction& all)
        : rocksdb::FSWritableFileOwnerWrapper(std::move(file)), all_(all) {}

    rocksdb::IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                             rocksdb::IODebugContext* debug) override {
      if (++all_.pieces_ == all_.at_) ::kill(::getpid(), SIGKILL);
      return rocksdb::FSWritableFileOwnerWrapper::Append(data, options, debug);
    }
    rocksdb::IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                             const rocksdb::DataVerificationInfo&, rocksdb::IODebugContext* debug) override {
      return Append(data, options, debug);
    }

   private:
    KillInCompaction& all_;
  };

  static bool is_compacting() {
    char name[16] = {};
    ::pthread_getname_np(::pthread_self(), name, sizeof name);
    return std::string_view(name).starts_with("rocksdb:low");
  }

  unsigned at_;
  std::atomic<unsigned> pieces_{0};
};

}  // namespace govgraph::test
