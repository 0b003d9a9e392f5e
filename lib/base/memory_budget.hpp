// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

namespace govgraph {

/// What a thread's counted containers hold, and how much they may. Counted are the bytes asked of the allocator and
/// what it adds to each block; every thread counts for itself. To be used through the classes below.
struct MemoryAccount {
  using Refusal = void (*)(std::size_t limit);

  std::int64_t used = 0;
  std::int64_t limit = std::numeric_limits<std::int64_t>::max();
  std::size_t budget = 0;     ///< as the innermost MemoryBudget was given it, for the message
  Refusal refusal = nullptr;  ///< throws

  /// Throws what the budget's owner throws when the limit is passed, and counts nothing then.
  void charge(std::size_t bytes) {
    used += static_cast<std::int64_t>(bytes);
    if (used > limit) refuse(bytes);
  }
  void release(std::size_t bytes) noexcept { used -= static_cast<std::int64_t>(bytes); }

 private:
  [[noreturn]] void refuse(std::size_t bytes);
};

inline constinit thread_local MemoryAccount memory_account{};

/// From its making to its end this thread's counted containers may take `bytes` more than they do; 0: no bound. One
/// within another never widens it. `refusal` throws once they would take more.
class MemoryBudget {
 public:
  MemoryBudget(std::size_t bytes, MemoryAccount::Refusal refusal);
  ~MemoryBudget();
  MemoryBudget(const MemoryBudget&) = delete;
  MemoryBudget& operator=(const MemoryBudget&) = delete;

 private:
  MemoryAccount before_;
};

/// An allocator that counts what it gives. To be freed by the thread that allocated; otherwise the counts of both are
/// off by it.
template <typename T>
struct Counted {
  using value_type = T;
  static constexpr std::size_t kBlock = 16;  ///< what malloc adds, roughly

  Counted() = default;
  template <typename Other>
  Counted(const Counted<Other>&) noexcept {}  // NOLINT: allocators convert

  T* allocate(std::size_t count) {
    memory_account.charge(count * sizeof(T) + kBlock);
    return std::allocator<T>{}.allocate(count);
  }
  void deallocate(T* at, std::size_t count) noexcept {
    std::allocator<T>{}.deallocate(at, count);
    memory_account.release(count * sizeof(T) + kBlock);
  }
  friend bool operator==(const Counted&, const Counted&) noexcept { return true; }
};

template <typename T>
using CountedVector = std::vector<T, Counted<T>>;

/// Bytes that something else holds, counted until the charge ends or is cleared.
class MemoryCharge {
 public:
  MemoryCharge() = default;
  explicit MemoryCharge(std::size_t bytes) { add(bytes); }
  ~MemoryCharge() { clear(); }
  MemoryCharge(const MemoryCharge&) = delete;
  MemoryCharge& operator=(const MemoryCharge&) = delete;

  void add(std::size_t bytes) {
    memory_account.charge(bytes);
    bytes_ += bytes;
  }
  void clear() noexcept {
    memory_account.release(bytes_);
    bytes_ = 0;
  }

 private:
  std::size_t bytes_ = 0;
};

}  // namespace govgraph
