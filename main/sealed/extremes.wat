;; Lowest and highest of 16-bit samples, eight lanes at a time. With one, two, four or eight channels a lane belongs
;; to one channel throughout, so the caller tells channels apart by lane.
(module
  (memory (export "memory") 5)
  ;; Folds `count` vectors of 16 bytes from `at` into the lows at 0 and the highs at 16.
  (func (export "fold") (param $at i32) (param $count i32)
    (local $end i32) (local $low v128) (local $high v128) (local $low2 v128) (local $high2 v128) (local $v v128) (local $w v128)
    (local.set $low (v128.load (i32.const 0)))
    (local.set $high (v128.load (i32.const 16)))
    (local.set $low2 (local.get $low))
    (local.set $high2 (local.get $high))
    (local.set $end (i32.add (local.get $at) (i32.shl (i32.and (local.get $count) (i32.const -4)) (i32.const 4))))
    (block $done
      (loop $four
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $v (v128.load (local.get $at)))
        (local.set $w (v128.load offset=16 (local.get $at)))
        (local.set $low (i16x8.min_s (local.get $low) (local.get $v)))
        (local.set $high (i16x8.max_s (local.get $high) (local.get $v)))
        (local.set $low2 (i16x8.min_s (local.get $low2) (local.get $w)))
        (local.set $high2 (i16x8.max_s (local.get $high2) (local.get $w)))
        (local.set $v (v128.load offset=32 (local.get $at)))
        (local.set $w (v128.load offset=48 (local.get $at)))
        (local.set $low (i16x8.min_s (local.get $low) (local.get $v)))
        (local.set $high (i16x8.max_s (local.get $high) (local.get $v)))
        (local.set $low2 (i16x8.min_s (local.get $low2) (local.get $w)))
        (local.set $high2 (i16x8.max_s (local.get $high2) (local.get $w)))
        (local.set $at (i32.add (local.get $at) (i32.const 64)))
        (br $four)))
    (local.set $end (i32.add (local.get $at) (i32.shl (i32.and (local.get $count) (i32.const 3)) (i32.const 4))))
    (block $done
      (loop $one
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $v (v128.load (local.get $at)))
        (local.set $low (i16x8.min_s (local.get $low) (local.get $v)))
        (local.set $high (i16x8.max_s (local.get $high) (local.get $v)))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $one)))
    (v128.store (i32.const 0) (i16x8.min_s (local.get $low) (local.get $low2)))
    (v128.store (i32.const 16) (i16x8.max_s (local.get $high) (local.get $high2)))))
