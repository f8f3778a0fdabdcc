package com.example.zip;

import org.glassmaster.spi.BackEnd;
import org.glassmaster.testkit.BackEndContract;

class ZipBackEndTest extends BackEndContract {
  @Override
  protected BackEnd backEnd() {
    return new ZipBackEnd();
  }
}
