;; Looks through SIDs for digits, sixteen bytes (32 hexadecimal digits) at a time. The digits may begin with the high half
;; of a byte (even) or with the low half (odd); each way asks a masked byte and a masked byte after it. That decides up to
;; three digits; of more it finds all that have them and few that do not.
(module
  (memory (export "memory") 1)
  ;; The ten vectors at 0: for even, then for odd, mask and value of the byte, mask and value of the next, and what
  ;; stands for the byte after the last (all ones when nothing is asked of it).
  ;; For each of `count` items, 32 bytes each from `sids`: the byte at `found` becomes 1 when the first sixteen may match,
  ;; plus 2 when the others may; 0 when the byte at `asked` is 0.
  (func (export "scan") (param $sids i32) (param $count i32) (param $asked i32) (param $found i32)
    (local $end i32) (local $v v128) (local $w v128) (local $result i32)
    (local $em v128) (local $ev v128) (local $en v128) (local $ew v128) (local $es v128)
    (local $om v128) (local $ov v128) (local $on v128) (local $ow v128) (local $os v128)
    (local.set $em (v128.load offset=0 (i32.const 0)))
    (local.set $ev (v128.load offset=16 (i32.const 0)))
    (local.set $en (v128.load offset=32 (i32.const 0)))
    (local.set $ew (v128.load offset=48 (i32.const 0)))
    (local.set $es (v128.load offset=64 (i32.const 0)))
    (local.set $om (v128.load offset=80 (i32.const 0)))
    (local.set $ov (v128.load offset=96 (i32.const 0)))
    (local.set $on (v128.load offset=112 (i32.const 0)))
    (local.set $ow (v128.load offset=128 (i32.const 0)))
    (local.set $os (v128.load offset=144 (i32.const 0)))
    (local.set $end (i32.add (local.get $asked) (local.get $count)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $asked) (local.get $end)))
        (local.set $result (i32.const 0))
        (if (i32.load8_u (local.get $asked))
          (then
            (local.set $v (v128.load (local.get $sids)))
            (local.set $w (v128.load offset=16 (local.get $sids)))
            (local.set $result
              (i32.or
                (v128.any_true
                  (v128.or
                    (v128.and
                      (i8x16.eq (v128.and (local.get $v) (local.get $em)) (local.get $ev))
                      (i8x16.shuffle 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16
                        (i8x16.eq (v128.and (local.get $v) (local.get $en)) (local.get $ew))
                        (local.get $es)))
                    (v128.and
                      (i8x16.eq (v128.and (local.get $v) (local.get $om)) (local.get $ov))
                      (i8x16.shuffle 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16
                        (i8x16.eq (v128.and (local.get $v) (local.get $on)) (local.get $ow))
                        (local.get $os)))))
                (i32.shl
                  (v128.any_true
                    (v128.or
                      (v128.and
                        (i8x16.eq (v128.and (local.get $w) (local.get $em)) (local.get $ev))
                        (i8x16.shuffle 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16
                          (i8x16.eq (v128.and (local.get $w) (local.get $en)) (local.get $ew))
                          (local.get $es)))
                      (v128.and
                        (i8x16.eq (v128.and (local.get $w) (local.get $om)) (local.get $ov))
                        (i8x16.shuffle 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16
                          (i8x16.eq (v128.and (local.get $w) (local.get $on)) (local.get $ow))
                          (local.get $os)))))
                  (i32.const 1))))))
        (i32.store8 (local.get $found) (local.get $result))
        (local.set $sids (i32.add (local.get $sids) (i32.const 32)))
        (local.set $asked (i32.add (local.get $asked) (i32.const 1)))
        (local.set $found (i32.add (local.get $found) (i32.const 1)))
        (br $next)))))
